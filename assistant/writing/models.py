"""The chat models that may write answers: what each is called, and where it is asked. Pure."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from index.i18n import N_, _

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Place = Literal["machine", "network", "outside"]
"""Where a model runs: on this machine, elsewhere in a private network, or outside of it."""

STAYS = N_("nothing leaves this machine")
"""What is said where no passage goes anywhere."""


@dataclass(frozen=True, slots=True)
class Model:
    """A chat model that may be chosen.

    ``name`` is what it is called in the settings. ``address`` is where the passages are sent to, ``None`` if it runs in
    this process. ``make`` makes it, or raises :class:`ModelError`. ``window`` is what it reads and writes at most, in
    tokens, if that is set, and ``most`` how many passages it is given, where so small a model loses itself in more.
    """

    name: str
    address: str | None
    make: Callable[[], "BaseChatModel"]
    window: int | None = None
    most: int | None = None

    @property
    def host(self) -> str | None:
        """The host that passages are sent to, ``None`` for this process."""
        return (urlsplit(self.address).hostname or self.address) if self.address else None

    @property
    def place(self) -> Place:
        """Where the model runs, as its address tells. A name is never looked up: what is not known is outside."""
        if self.host is None or self.host == "localhost":
            return "machine"
        try:
            address = ipaddress.ip_address(self.host)
        except ValueError:
            return "outside"
        if address.is_loopback:
            return "machine"
        return "network" if address.is_private else "outside"


def destination(model: Model) -> str:
    """Say in plain words where passages go when ``model`` writes."""
    if model.place == "machine":
        return _(STAYS)
    if model.place == "network":
        return _("passages of your documents are sent to %(host)s in your network", host=model.host)
    return _("passages of your documents leave this machine for %(host)s", host=model.host)
