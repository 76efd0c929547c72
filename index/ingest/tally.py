"""What a run has done so far, document by document."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from index.catalog import Places
from index.errors import NotAskedError
from index.i18n import _
from index.types import Change, Failure, SyncReport


@dataclass(slots=True)
class Tally:
    """Lists that a run adds to. Failures are also kept in ``places``; ``shown`` says how a person knows a place."""

    places: Places
    shown: Callable[[str], str]
    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    removed: list[Change] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    passages: int = 0
    _left_alone: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def fail(self, failure: Failure) -> None:
        """Note what could not be added, or was left out on purpose."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        failure = replace(failure, place=self.shown(failure.place), when=now)
        if failure.skipped:
            self.skipped.append(failure)
        else:
            self.failed.append(failure)
            self.places.put_failure(failure)

    def leave_alone(self, error: NotAskedError) -> None:
        """Note an address that nobody was asked for; many for one reason are told as one."""
        self._left_alone.setdefault((error.what, error.advice), []).append(error.place)

    def report(self, *, seconds: float, interrupted: bool, notice: str | None) -> SyncReport:
        """Return all that was noted."""
        return SyncReport(
            added=tuple(self.added),
            changed=tuple(self.changed),
            kept=tuple(self.kept),
            removed=tuple(self.removed),
            failed=tuple(self.failed),
            skipped=(*self.skipped, *(_together(places, *told) for told, places in self._left_alone.items())),
            passages=self.passages,
            seconds=seconds,
            interrupted=interrupted,
            notice=notice,
        )


def _together(places: list[str], what: str, advice: str) -> Failure:
    others = " " + _("The same holds for %(number)s more.", number=len(places) - 1) if len(places) > 1 else ""
    return Failure(places[0], f"{what}{others}", advice, skipped=True)
