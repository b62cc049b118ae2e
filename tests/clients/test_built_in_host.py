"""Programs with the host built in reach a server of ours by name, at port 443."""

import json
import sys
from pathlib import Path

import pytest

from clients.behind_tls import NAMES, Network, behind_tls
from clients.programs import NODE
from servers import Server

every_network = pytest.mark.parametrize("network", Network, ids=lambda network: network.name)

ASKS_WHO_IT_IS = """
    const library = require('instagram-node').instagram()
    library.use({ access_token: process.env.TOKEN })
    library.user('self', (error, user) => console.log(error || user.username))
"""
"""instagram-node 0.5.8 as its page shows it: it knows no host but https://api.instagram.com."""

FOLLOWS_A_PAGE = """
import json, os
from urllib.request import urlopen

address = "https://api.instagram.com/v1/users/self/media/recent?count=1&access_token="
first = json.load(urlopen(address + os.environ["TOKEN"]))
second = json.load(urlopen(first["pagination"]["next_url"]))
picture = urlopen(second["data"][0]["images"]["thumbnail"]["url"])
print(json.dumps([first["pagination"]["next_url"], picture.url, picture.read(2).hex()]))
"""

LOOKS_AROUND = """
import socket
for place in (("www.example.org", 443), ("192.0.2.1", 443)):
    try:
        socket.create_connection(place, timeout=5)
        print("reached")
    except OSError:
        print("nothing")
"""


@every_network
def test_an_untouched_library_gets_there(
    tls_server: Server, known: dict[str, str], libraries: Path, network: Network
) -> None:
    command = [NODE, "-e", ASKS_WHO_IT_IS]
    variables = {"TOKEN": known["access_token"], "NODE_PATH": str(libraries)}

    done = behind_tls(tls_server, NAMES, command, network=network, **variables)

    assert (done.stdout, done.stderr, done.returncode) == ("grantwinney\n", "", 0)


def test_addresses_in_answers_lead_back_to_the_server(
    tls_server: Server, known: dict[str, str]
) -> None:
    command = [sys.executable, "-c", FOLLOWS_A_PAGE]

    done = behind_tls(tls_server, NAMES, command, TOKEN=known["access_token"])

    assert done.returncode == 0, done.stderr
    next_url, picture, begins = json.loads(done.stdout)
    assert next_url.startswith("https://api.instagram.com/v1/users/self/media/recent?")
    assert picture.startswith("https://api.instagram.com/t51.2885-15/")
    assert begins == "ffd8"


def test_on_a_network_of_its_own_a_program_reaches_nothing_else(tls_server: Server) -> None:
    done = behind_tls(tls_server, NAMES, [sys.executable, "-c", LOOKS_AROUND])

    assert done.stdout.split() == ["nothing", "nothing"]


def test_how_a_program_ends_is_told(tls_server: Server) -> None:
    done = behind_tls(tls_server, NAMES, [sys.executable, "-c", "exit('broken')"])

    assert (done.returncode, done.stderr) == (1, "broken\n")
