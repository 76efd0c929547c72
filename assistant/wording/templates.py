"""Templates that stand beside the code of a package."""

from collections.abc import Callable, Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from index import i18n as words


def environment(package: str, filters: Iterable[Callable[..., object]], *, escape: bool = True) -> Environment:
    """Return the templates of ``package``, with functions that they may use under their own names as filters.

    A value that a template does not get is an error; with ``escape`` every one is made safe to stand in HTML. Words
    are translated by ``_`` and ``ngettext``, with values by name, which are made safe as well.
    """
    made = Environment(
        loader=PackageLoader(package),
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(words.translated, words.translated_plural, newstyle=True)  # type: ignore[attr-defined]
    plural: Callable[..., str] = made.globals["ngettext"]  # type: ignore[assignment]

    @pass_context
    def ngettext(context: Context, one: str, several: str, number: int, /, **values: object) -> str:
        """Write the number as the language does, as everywhere else."""
        return plural(context, one, several, number, **{"num": words.figure(number), **values})

    made.globals["ngettext"] = ngettext
    made.filters.update({each.__name__: each for each in filters})
    return made
