"""People are found by words that begin alike."""

from sugarsnap.queries.name_words import delete_words, insert_words, list_ids_of_words
from world import World


def test_people_are_found_by_words_in_the_order_of_the_words(world: World) -> None:
    ben, cyd = world.id_of("ben"), world.id_of("cyd")
    world.ask(insert_words, ben, ["sugarpea", "snap"])
    world.ask(insert_words, cyd, ["sugar", "sugarcane", "snow"])

    found = world.ask(list_ids_of_words, "sugar", "sugar\U0010ffff", 9)

    assert found == [cyd, ben]
    assert world.ask(list_ids_of_words, "sugar", "sugar\U0010ffff", 1) == [cyd]
    assert world.ask(list_ids_of_words, "sugarp", "sugarp\U0010ffff", 9) == [ben]


def test_a_word_that_stands_already_may_be_entered_again(world: World) -> None:
    ben = world.id_of("ben")

    world.ask(insert_words, ben, ["snap"])
    world.ask(insert_words, ben, ["snap"])

    assert world.ask(list_ids_of_words, "snap", "snaq", 9) == [ben]


def test_a_word_is_taken_from_one_person_alone(world: World) -> None:
    ben, cyd = world.id_of("ben"), world.id_of("cyd")
    for account_id in (ben, cyd):
        world.ask(insert_words, account_id, ["snap"])

    world.ask(delete_words, ben, ["snap"])

    assert world.ask(list_ids_of_words, "snap", "snaq", 9) == [cyd]
