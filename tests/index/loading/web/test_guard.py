"""Only public addresses over http and https may be fetched."""

import pytest

from index.errors import LoadError
from index.loading.web.guard import check_form, is_public

NOT_PUBLIC = (
    "127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 "
    "100.127.255.255 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 "
    "255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::7f00:1 "
    "::127.0.0.1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1 2002:7f00:1::1 2002:808:808::1 2001:0:4136:e378::1 "
    "2001:db8::1 100::1 5f00::1"
).split()


@pytest.mark.parametrize("number", NOT_PUBLIC)
def test_local_private_shared_and_wrapped_numbers_are_not_public(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111"])
def test_other_numbers_are_public(number):
    assert is_public(number)


def test_a_public_number_behind_a_nat64_gateway_is_public():
    assert is_public("64:ff9b::8.8.8.8")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://host.example/a",
        "gopher://host.example",
        "data:text/html,x",
        "//host.example/a",
        "http://",
        "http:///path",
        "https://user@host.example/",
        "https://user:secret@host.example/",
        "http://host.example:99999/",
        "http://[::1",
    ],
)
@pytest.mark.case(33)
def test_other_schemes_user_names_and_broken_addresses_are_refused(address):
    with pytest.raises(LoadError) as error:
        check_form(address)
    assert error.value.advice


def test_a_redirect_is_read_relative_to_where_it_comes_from():
    base = check_form("https://host.example/a/b?c=1")
    assert str(check_form("../d", base)) == "https://host.example/d"
    with pytest.raises(LoadError):
        check_form("file:///etc/passwd", base)
