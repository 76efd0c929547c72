"""Which web addresses may be fetched: public ones, by the numbers that their names resolve to. Pure."""

import ipaddress

import httpx

from index.errors import LoadError
from index.i18n import _

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_RELAYS = ipaddress.ip_network("192.88.99.0/24")
"""Once relays from IPv6 to IPv4 (RFC 7526): where they lead is up to the network."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def check_form(address: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return ``address`` parsed, relative to ``base`` if there is one.

    Raises:
        LoadError: it is not http or https, names no host, or carries a user name.
    """
    try:
        url = base.join(address) if base else httpx.URL(address)
    except httpx.InvalidURL as error:
        raise LoadError(
            _("This is not a web address: %(reason)s.", reason=error), advice=_("Check its spelling.")
        ) from error
    if url.scheme not in {"http", "https"}:
        raise LoadError(
            _("Addresses that begin with %(scheme)s: are not fetched.", scheme=url.scheme),
            advice=_("Give one that begins with https:, or the path of a file."),
        )
    if not url.host or not 0 < (url.port or 80) < 1 << 16:
        raise LoadError(_("This address names no host, or a port that can't be."), advice=_("Check its spelling."))
    if url.userinfo:
        raise LoadError(_("Addresses with a user name are not fetched."), advice=_("Save the page and add the file."))
    return url


def is_public(number: str) -> bool:
    """Whether an IPv4 or IPv6 address, as a resolver gives it, belongs to the public internet.

    Of IPv6 only global unicast does, and what a NAT64 gateway makes of a public IPv4 address; IPv4 wrapped in any other
    way is refused, since where it leads is up to the network.
    """
    ip = ipaddress.ip_address(number)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip not in _GLOBAL_UNICAST or ip.sixtofour or ip.teredo:
            return False
    return ip.is_global and not ip.is_multicast and ip not in _RELAYS
