"""Where requests may go out to: nothing that is not public beyond doubt, whatever it is called."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sending.hostile import HOSTILE
from sugarsnap.config import Settings
from sugarsnap.rules.outgoing import (
    Policy,
    TargetRefusedError,
    is_public,
    policy_of,
    read_exemption,
    read_target,
)

LOOPBACK_9000 = Policy((read_exemption("127.0.0.1:9000"),))


def is_refused(url: str, policy: Policy) -> bool:
    try:
        policy.check_target(read_target(url))
    except TargetRefusedError:
        return True
    return False


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_refused_before_anybody_is_asked(url: str) -> None:
    assert is_refused(url, Policy())


@pytest.mark.parametrize(
    "url",
    [
        "http://your-callback.com/url/",
        "https://hooks.example.org",
        "HTTPS://Hooks.Example.org:8443/a?b=c#d",
        "http://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
    ],
)
def test_an_ordinary_address_is_not(url: str) -> None:
    assert not is_refused(url, Policy())


@given(st.ip_addresses(v=4))
def test_no_form_of_an_address_is_taken_where_the_address_itself_is_not(
    address: IPv4Address,
) -> None:
    number = int(address)
    mapped = IPv6Address((0xFFFF << 32) | number)
    translated = IPv6Address((0x64FF9B << 96) | number)
    tunnelled = IPv6Address((0x2002 << 112) | (number << 80))
    compatible = IPv6Address(number)

    assert not any(map(is_public, (mapped, translated, tunnelled, compatible)))
    assert not is_public(address) or (address.is_global and not address.is_multicast)


@given(st.ip_addresses(v=6))
def test_of_the_newer_addresses_only_global_unicast_is_taken(address: IPv6Address) -> None:
    is_unicast = address in ip_network("2000::/3")

    assert not is_public(address) or (address.is_global and is_unicast)


@given(st.from_type(IPv6Address))
def test_an_address_with_a_zone_is_never_taken(address: IPv6Address) -> None:
    assert not is_public(ip_address(f"{address}%eth0"))


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("127.0.0.1:9000", "http://127.0.0.1:9000/"),
        ("127.0.0.1", "http://127.0.0.1:9123/"),
        ("127.0.0.0/8", "http://127.8.8.8:1/"),
        ("[::1]:9000", "http://[::1]:9000/"),
        ("::1", "http://[::1]/"),
        ("10.0.0.0/8:80", "http://10.1.2.3/"),
        ("fd00::/8", "https://[fd00::5]:999/"),
    ],
)
def test_what_the_keeper_allows_may_be_called(entry: str, url: str) -> None:
    assert is_refused(url, Policy())
    assert not is_refused(url, Policy((read_exemption(entry),)))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9001/", "http://127.0.0.2:9000/", "http://[::ffff:127.0.0.1]:9000/"]
)
def test_what_is_near_to_it_may_not(url: str) -> None:
    assert is_refused(url, LOOPBACK_9000)


def test_an_allowed_name_may_lead_anywhere_and_another_may_not() -> None:
    policy = Policy((read_exemption("receiver.lan:9000"),))
    inside = ip_address("10.0.0.7")

    policy.check_address(read_target("http://receiver.lan:9000/"), inside)

    for url in ("http://receiver.lan:9001/", "http://other.lan:9000/"):
        with pytest.raises(TargetRefusedError):
            policy.check_address(read_target(url), inside)


@pytest.mark.parametrize("entry", ["", "a b", "http://x", "10.0.0.1/8", "x:99999", "x:y", "[::1"])
def test_an_entry_that_is_none_is_told(entry: str) -> None:
    with pytest.raises(ValueError, match="is no host, address or network"):
        read_exemption(entry)


@pytest.mark.parametrize(
    "url",
    [
        "http://photos.example/",
        "https://photos.example/v1/",
        "http://127.0.0.1:8000/",
        "http://localhost:8000",
        "http://other.example/",
    ],
)
def test_a_server_does_not_call_itself(url: str) -> None:
    settings = Settings(
        public_url="https://photos.example",
        allowed_hosts=("other.example",),
        outgoing_allowed=("127.0.0.0/8", "localhost"),
    )

    assert is_refused(url, policy_of(settings))


def test_a_policy_comes_of_any_settings() -> None:
    odd = Settings(public_url="https://exämple.org", host="::1", port=0)

    assert policy_of(odd).exemptions == ()


def test_the_header_host_names_a_port_that_is_not_the_usual_one() -> None:
    hosts = [
        read_target(url).authority
        for url in ("http://a.b:80/", "http://a.b:443/", "https://[::1]:443", "https://[::1]:1")
    ]

    assert hosts == ["a.b", "a.b:443", "[::1]", "[::1]:1"]
