"""What programs may ask for: functions that make reports, the arguments that they share, and what is told of them."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from assistant.question import day_of
from assistant.workspace import Workspace
from index.errors import WrongUseError
from index.i18n import _
from index.types import Scope

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def scope_from(
    documents: list[str] | None = None,
    outlets: list[str] | None = None,
    authors: list[str] | None = None,
    speakers: list[str] | None = None,
    after: str | None = None,
    before: str | None = None,
) -> Scope:
    """Return the scope that an endpoint was given.

    Args:
        documents: Use only these documents: their ids, the beginnings of these, or words of their titles.
        outlets: Use only documents of these outlets.
        authors: Use only documents by these authors.
        speakers: Use only what people or bodies with these names say.
        after: Use only documents published on this day (2025-05-03), month or year, or later.
        before: Use only documents published on this day, in this month or year, or earlier.

    Raises:
        BylineError: a date is not one.
        WrongUseError: a list names nobody.
    """
    lists = {"documents": documents, "outlets": outlets, "authors": authors, "speakers": speakers}
    for name, given in lists.items():
        if given is not None and not given:
            raise WrongUseError(
                _("An empty list admits no document."), place=name, advice=_("Leave it out to use all documents.")
            )
    return Scope(
        documents=tuple(documents or ()),
        outlets=tuple(outlets or ()),
        authors=tuple(authors or ()),
        speakers=tuple(speakers or ()),
        after=day_of(after),
        before=day_of(before, last=True),
    )


def _library_of(library: str | None = None) -> None:
    """Stand for the argument that names a library.

    Args:
        library: The name of the library to use; the one that is open if it is left out.
    """


SHARED: Mapping[str, Callable[..., object]] = {"scope": scope_from, "here": _library_of}
"""What stands for an argument of an endpoint: the arguments of these, with what they say of each."""


@dataclass(frozen=True, slots=True)
class Tool:
    """What a program may ask for.

    ``says`` is what it is told of it, ``takes`` what it sends, ``returns`` the shape of the report that it gets.
    ``run`` makes that, and raises what :class:`~index.errors.BylineError` says what happened and what to do next.
    """

    name: str
    says: str
    takes: type[BaseModel]
    returns: type
    run: Callable[[BaseModel], "DataclassInstance"]

    @property
    def title(self) -> str:
        """The first sentence of what is told of it."""
        return self.says.partition("\n")[0].rstrip(".")

    def as_json(self, report: "DataclassInstance") -> dict[str, Any]:
        """Return a report as JSON has it."""
        shape: TypeAdapter[Any] = TypeAdapter(self.returns)
        told: dict[str, Any] = shape.dump_python(report, mode="json")
        return told


def tool_of(workspace: Workspace, make: Callable[..., "DataclassInstance"]) -> Tool:
    """Return the tool that answers with the report that ``make`` returns.

    Where ``make`` takes a ``scope`` or ``here``, a workspace with its library open, the tool takes what
    :data:`SHARED` has for it, and describes that.
    """
    signature = inspect.signature(make)
    shared = {name: SHARED[name] for name in signature.parameters if name in SHARED}
    own = [(make, each) for name, each in signature.parameters.items() if name not in shared]
    taken = [(one, each) for one in shared.values() for each in inspect.signature(one).parameters.values()]
    fields: dict[str, Any] = {each.name: _field(each, _arguments_of(one)[each.name]) for one, each in (*own, *taken)}
    takes: type[BaseModel] = create_model(
        make.__name__.title().replace("_", ""), __config__=ConfigDict(extra="forbid"), **fields
    )

    def run(given: BaseModel) -> "DataclassInstance":
        values = {name: getattr(given, name) for name in fields}
        if "scope" in shared:
            values["scope"] = scope_from(**{name: values.pop(name) for name in _names(scope_from)})
        with workspace.at(values.pop("library", None)) as here:
            return make(**values, **({"here": here} if "here" in shared else {}))

    return Tool(make.__name__, _told_of(make), takes, signature.return_annotation, run)


def _field(each: inspect.Parameter, says: str) -> tuple[object, object]:
    default = ... if each.default is inspect.Parameter.empty else each.default
    return each.annotation, Field(default, description=says)


def _names(make: Callable[..., object]) -> Iterable[str]:
    return inspect.signature(make).parameters


def _arguments_of(make: Callable[..., object]) -> dict[str, str]:
    """Return what a function says of each of its arguments."""
    told = (inspect.getdoc(make) or "").partition("Args:\n")[2].partition("\n\n")[0]
    return dict(re.findall(r"^    (\w+): (.+)$", told, re.MULTILINE))


def _told_of(make: Callable[..., object]) -> str:
    """Return what a function says of itself, without its arguments, which say it themselves."""
    told, _args, rest = (inspect.getdoc(make) or "").partition("\n\nArgs:\n")
    returns = re.sub(r"\n +", "\n", (rest or told).rpartition("Returns:\n")[2]).strip()
    return told.partition("\n\nReturns:")[0] + f"\n\nReturns: {returns}"


def must_be(name: str, given: int, least: int, most: int) -> None:
    """See that a number is in its range.

    Raises:
        WrongUseError: it is not.
    """
    if not least <= given <= most:
        raise WrongUseError(
            _("%(given)s is not a “%(name)s”.", given=given, name=name),
            advice=_("Give a number from %(least)s to %(most)s.", least=least, most=most),
        )
