"""The invented people of the demo community, apart from its first member."""

from msgspec import Struct


class Person(Struct, frozen=True):
    """Somebody who does not exist. `portrait` seeds their picture; `website` may be empty."""

    username: str
    full_name: str
    bio: str
    portrait: int
    website: str = ""


PEOPLE = (
    Person("carvalho.porto", "Inês Carvalho", "Tiles, trams and too much coffee. Porto.", 1),
    Person("juniper_hale", "Juniper Hale", "Film cameras, wet boots, one loud beagle.", 2),
    Person("robin.at.dawn", "Teun Bakker", "Birds before breakfast 🐦", 3, "https://robin.example/"),
    Person("mbali_grows", "Mbali Nkosi", "Allotment no. 14. Ask me about beans.", 4),
    Person("freya.lind", "Freya Lindqvist", "Swims in cold lakes, paints warm ones.", 5),
    Person("harjit_builds", "Harjit Gill", "Carpenter. Sheds, mostly. Sometimes chairs.", 6),
    Person("leaf.and.ledger", "Oluwaseun Ade", "Accountant with 61 house plants 🌿", 7),
    Person("samira_haddad", "Samira Haddad", "Astronomy teacher. The moon is my homework.", 8),
    Person("delphine.o", "Delphine Okafor", "Markets of the world, one aubergine at a time.", 9),
    Person("old_man_pascal", "Pascal Meunier", "Retired baker. Still up at four.", 10),
    Person("second_cup", "Mirela Popa", "It is always time for the second cup ☕", 11),
    Person("kaito.walks", "Kaito Mori", "Twenty thousand steps, then noodles.", 12, "https://kaito.example/walks"),
    Person("abena_asante", "Abena Asante", "Textiles and sunsets, in that order.", 13),
    Person("lars.knits", "Lars Halvorsen", "Yes, I made the hat.", 14),
    Person("smallboat_log", "Niamh Byrne", "Sailing round the island, slowly ⛵", 15),
    Person("tariq.farms", "Tariq Mahmood", "Third generation, first with a drone.", 16),
    Person("rosa_y_gato", "Rosa Quispe", "Lima. The cat runs this account.", 17),
    Person("piotr.kowalczyk", "Piotr Kowalczyk", "Maps, mushrooms, mountain huts.", 18),
    Person("ginger_tom_9", "Hattie Bloom", "Chief can opener to a ginger tom 🐈", 19),
    Person("nana_efua", "Efua Mensah", "Grandmother of seven, photographer of all.", 20),
    Person("goran.brews", "Goran Horvat", "Beer, bread and other things that rise.", 21),
    Person("dev_in_delhi", "Dev Malhotra", "Writes code by day, chases light by night.", 22),
    Person("summit.notes", "Anneke Visser", "Flat country, high hopes 🏔️", 23, "https://summit.example/"),
    Person("yuki_tanabe", "Yuki Tanabe", "Ceramics. Everything slightly crooked.", 24),
    Person("mo_on_skis", "Mo Eriksen", "Snow from October to May, complaints in between.", 25),
    Person("caleb.reads", "Caleb Whitfield", "Librarian. Shelves are a landscape too.", 26),
    Person("sunny_side_jo", "Joana Prates", "Sunflowers, sardines, surf.", 27),
    Person("margit.szabo", "Margit Szabó", "Plums in August, jam all winter.", 45),
    Person("kwame_cycles", "Kwame Boateng", "Two wheels, no hurry.", 29),
    Person("zainab.s", "Zainab Suleiman", "Architect who draws windows for fun.", 30),
    Person("snap.and.shell", "Ola Nyström", "Peas. That is the whole account.", 31, "https://peas.example/"),
    Person("emi_in_gardens", "Emi Castellanos", "Gardens other people look after.", 32),
    Person("red.sandor", "Sándor Varga", "Night trains and early harbours.", 33),
    Person("lakshmi_iyer", "Lakshmi Iyer", "Tea hills, monsoon, long lenses.", 34),
    Person("lemon_ledge", "Chiara Ferri", "Cooking on a balcony the size of a towel 🍋", 35),
    Person("bram.outdoors", "Bram Peeters", "Tents I have slept badly in.", 36),
    Person("tess_of_the_sea", "Tess Mackay", "Lighthouse keeper's great-granddaughter.", 37),
    Person("amara.paints", "Amara Diallo", "Colour first, questions later.", 38, "https://amara.example/"),
    Person("moth_hours", "Silvie Nováková", "What flies after ten in the evening.", 39),
    Person("bo_the_builder", "Bo Christensen", "Dry stone walls. It is a jigsaw, really.", 40),
)  # fmt: skip
"""Forty people from many places, always in this order."""
