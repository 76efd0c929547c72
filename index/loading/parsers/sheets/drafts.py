"""What the parsers of spreadsheets share: sheets to one document."""

from collections.abc import Sequence

from index.errors import LoadError
from index.i18n import _, figure
from index.loading import limits
from index.loading.article import clean_characters, single_spaced
from index.loading.drafts import Draft
from index.loading.parsers.sheets.blocks import Sheet, paragraphs_of_sheet
from index.types import Metadata


def draft_of(
    sheets: Sequence[Sheet], metadata: Metadata, made: str | None = None, warnings: tuple[str, ...] = ()
) -> Draft:
    """Return the sheets of one file as one document: each is a section, headed by its name where there are several."""
    told = [(sheet, paragraphs) for sheet in sheets if (paragraphs := list(paragraphs_of_sheet(sheet)))]
    several = len(told) > 1
    paragraphs = [each for sheet, own in told for each in ([plain(sheet.name)] if several else []) + own]
    return Draft(tuple(paragraphs), metadata, warnings, made=made, whole=True)


def plain(text: str) -> str:
    """Return the words of a cell on one line, without what can't be seen."""
    return single_spaced(clean_characters(text)) if text else ""


def too_large() -> LoadError:
    """Return the error for a file whose cells are too many to be read."""
    return LoadError(
        _("It holds more than %(cells)s cells or so.", cells=figure(limits.SHEET_CELLS)),
        advice=_("Save the part that matters as a file of its own and add that."),
    )
