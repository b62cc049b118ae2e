"""The newcomer's walk on a fresh demo, every answer compared whole."""

import re

from servers import Server
from wire.browser import Browser
from wire.walker import Shown, Walker, number_in, second_in, walk

OWNER, PASSWORD = "grantwinney", "snap-peas"
SHORTCODE = "Bcizg1_B3nu"
MEDIA_ID = "1667121369441597934_3657782666"

AVATAR = "{{base}}/t51.2885-19/s150x150/3657782666_{{avatar_key}}_a.jpg"
IMAGE = "{{base}}/t51.2885-15/sNxN/e35/1667121369441597934_3657782666_{{key}}_n.jpg"
GRANT = f"""{{"id":"3657782666","full_name":"Grant","profile_picture":"{AVATAR}",
    "username":"grantwinney"}}"""


def photo(likes: int) -> str:
    url = {size: IMAGE.replace("N", size) for size in ("150", "320", "640")}
    return f"""{{"data":{{"id":"1667121369441597934_3657782666",
     "user":{GRANT},
     "images":{{"thumbnail":{{"width":150,"height":150,"url":"{url["150"]}"}},
               "low_resolution":{{"width":320,"height":320,"url":"{url["320"]}"}},
               "standard_resolution":{{"width":640,"height":640,"url":"{url["640"]}"}}}},
     "created_time":"1512956375",
     "caption":{{"id":"17899911943100617","text":"Snap peas in our garden, summer 2017",
                "created_time":"1512956375","from":{GRANT}}},
     "user_has_liked":{"true" if likes else "false"},"likes":{{"count":{likes}}},
     "tags":[],"filter":"Normal","comments":{{"count":0}},"type":"image",
     "link":"{{{{base}}}}/p/Bcizg1_B3nu/","location":null,"attribution":null,"users_in_photo":[]}},
    "meta":{{"code":200}}}}"""


SHOWN = Shown(
    shortcode=SHORTCODE,
    media_id=MEDIA_ID,
    photo=photo,
    person=f"""{{"data":{{"id":"3657782666","username":"grantwinney","profile_picture":"{AVATAR}",
        "full_name":"Grant","bio":"","website":"https://grantwinney.com/","is_business":false,
        "counts":{{"media":7,"follows":21,"followed_by":16}}}},"meta":{{"code":200}}}}""",
    likers=f"""{{"data":[{{"id":"3657782666","username":"grantwinney","full_name":"Grant",
        "profile_picture":"{AVATAR}"}}],"meta":{{"code":200}}}}""",
)


def test_the_walk_goes_as_it_is_told(demo: Server) -> None:
    with (
        Browser(demo) as browser,
        Browser(demo) as elsewhere,
        Walker(demo, browser, SHOWN, {"base": browser.base}) as walker,
    ):
        browser.sign_in(OWNER, PASSWORD)
        elsewhere.sign_in(OWNER, PASSWORD)

        walk(walker, elsewhere, somebody_elses=shortcodes_of(elsewhere, "carvalho.porto")[0])

        mark = re.escape(walker.client_id[:7])
        assert re.fullmatch(rf"3657782666\.{mark}\.[0-9a-f]{{32}}", walker.token)


def test_the_id_of_the_walk_is_its_shortcode_and_tells_its_time() -> None:
    number = int(MEDIA_ID.partition("_")[0])

    assert number_in(SHORTCODE) == number
    assert second_in(number) == "1512956375"


def test_who_is_not_signed_in_signs_in_on_the_way_to_consent(demo: Server) -> None:
    words = ("client", "create", OWNER, "--name", "Straight", "--redirect-uri", "http://localhost")
    client = demo.command(*words, "--allow-implicit")
    asked = f"?client_id={client['client_id']}&redirect_uri=http://localhost&response_type=token"

    with Browser(demo) as browser:
        page = browser.open(f"/oauth/authorize/{asked}")
        browser.press(page, "Sign in", username=OWNER, password=PASSWORD)
        browser.press(browser.arrive(), "Authorize")

        assert browser.led_to.startswith("http://localhost/#access_token=3657782666.")


def test_the_numbers_of_the_walk_are_counted_and_not_written_in(demo: Server) -> None:
    with Browser(demo) as browser:
        assert len(shortcodes_of(browser, OWNER)) == 7

    assert demo.command("doctor")["findings"] == []


def shortcodes_of(browser: Browser, username: str) -> list[str]:
    """Of the photos on a profile page."""
    page = browser.open(f"/{username}/")
    links = [each["href"] for each in page.main.all("a")]
    return [link.split("/")[2] for link in links if link.startswith("/p/")]
