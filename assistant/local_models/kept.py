"""The models in the data folder: fetched, listed, chosen, removed."""

import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import ModelError, UnknownModelError
from assistant.local_models.catalogue import OFFERED, Offered
from assistant.local_models.fetching import PAUSE, OnStep, fetch, size_in_words
from assistant.settings import Settings
from assistant.types import ModelOnOffer, ModelsReport
from index.i18n import _

FOLDER = ".models"
"""Where they lie in the data folder: no library can have this name."""

_USED = "used"


def memory_of_this_machine() -> int | None:
    """Return its bytes of memory, ``None`` where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class KeptModels:
    """The models of one data folder, among those that are ``offered``; fetched from the server at ``base``.

    ``outranked`` is what the settings name as the model: it is used whatever is chosen here.
    """

    folder: Path
    base: str
    outranked: str | None = None
    offered: Sequence[Offered] = OFFERED
    memory: Callable[[], int | None] = field(default=memory_of_this_machine)
    pause: float = PAUSE

    @classmethod
    def of(cls, settings: Settings) -> "KeptModels":
        """Return those that ``settings`` lead to."""
        named = settings.model or (settings.model_address and "BYLINE_MODEL_ADDRESS")
        return cls(settings.data / FOLDER, settings.models_from, named or None, OFFERED)

    @property
    def used(self) -> Offered | None:
        """The model that was chosen and is here, ``None`` if there is none."""
        file = self.folder / _USED
        name = file.read_text("utf-8").strip() if file.is_file() else None
        return next((each for each in self.offered if each.name == name and self.place(each).is_file()), None)

    def place(self, offered: Offered) -> Path:
        """Return where the file of a model is, or would be."""
        return self.folder / f"{offered.name}.gguf"

    def named(self, name: str) -> Offered:
        """Return the model of that name.

        Raises:
            UnknownModelError: none that is offered has it.
        """
        found = next((each for each in self.offered if each.name == name), None)
        if found is None:
            names = ", ".join(each.name for each in self.offered)
            raise UnknownModelError(
                _("No model of this name is on the list."), place=name, advice=_("There is %(names)s.", names=names)
            )
        return found

    def report(self) -> ModelsReport:
        """Return what there is to choose, what is here, and what is used."""
        used = self.used
        models = tuple(
            ModelOnOffer(
                name=each.name,
                title=each.title,
                size=each.size,
                memory=each.memory,
                licence=each.licence,
                good_for=_(each.good_for),
                address=f"{self.base.rstrip('/')}/{each.path}",
                here=self.place(each).is_file(),
            )
            for each in self.offered
        )
        return ModelsReport(models, used.name if used else None, self.outranked)

    def get(self, name: str, *, tell: OnStep, stop: threading.Event) -> None:
        """Fetch a model, where it is not here yet, and use it from then on.

        Raises:
            FetchStoppedError: ``stop`` was set.
            UnknownModelError: none of that name is offered.
            ModelError: it needs more memory than there is, or cannot be fetched.
        """
        offered = self.named(name)
        if not self.place(offered).is_file():
            self._must_run(offered)
            fetch(offered, self.place(offered), self.base, tell=tell, stop=stop, pause=self.pause)
        self.use(name)

    def use(self, name: str | None) -> None:
        """Have a model that is here write from now on, or with ``None`` no model.

        Raises:
            UnknownModelError: none of that name is offered.
            ModelError: it is not here.
        """
        if name is None:
            (self.folder / _USED).unlink(missing_ok=True)
            return
        if not self.place(self.named(name)).is_file():
            raise ModelError(
                _("This model is not here yet."), place=name, advice=_("Fetch it: byline model get %(name)s", name=name)
            )
        written = self.folder / f"{_USED}.new"
        written.write_text(f"{name}\n", "utf-8")
        written.replace(self.folder / _USED)

    def remove(self, name: str) -> int:
        """Delete a model's file, and what came of one that was not fetched to its end. Return the bytes it took.

        Raises:
            UnknownModelError: none of that name is offered.
            ModelError: it is not here.
        """
        place = self.place(self.named(name))
        found = [each for each in (place, place.with_name(f"{place.name}.part")) if each.is_file()]
        if not found:
            raise ModelError(_("This model is not here."), place=name, advice=_("byline model list shows which are."))
        used = self.used
        if used and used.name == name:
            self.use(None)
        freed = sum(each.stat().st_size for each in found)
        for each in found:
            each.unlink()
        return freed

    def _must_run(self, offered: Offered) -> None:
        memory = self.memory()
        if memory is not None and memory < offered.memory:
            raise ModelError(
                _(
                    "It needs %(needed)s of memory, and this machine has %(memory)s. Nothing was fetched.",
                    needed=size_in_words(offered.memory),
                    memory=size_in_words(memory),
                ),
                place=offered.name,
                advice=_("Take a smaller one."),
            )
