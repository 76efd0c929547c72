"""Templates that stand beside the code of a package."""

from collections.abc import Callable, Iterable

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment(package: str, filters: Iterable[Callable[..., object]], *, escape: bool = True) -> Environment:
    """Return the templates of ``package``, with functions that they may use under their own names as filters.

    A value that a template does not get is an error; with ``escape`` every one is made safe to stand in HTML.
    """
    made = Environment(
        loader=PackageLoader(package),
        autoescape=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update({each.__name__: each for each in filters})
    return made
