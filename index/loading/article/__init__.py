"""What an article's text is: its masthead, by-line, dates and lines, without what surrounds them."""

from index.loading.article.authors import authors_of, is_organisation
from index.loading.article.bylines import same
from index.loading.article.cleaning import without_boilerplate
from index.loading.article.dated import date_over
from index.loading.article.decoding import declared_charset, decode
from index.loading.article.fields import NO_TITLE, NOBODY, iso_date, metadata_from
from index.loading.article.lines import CLOSED, LABEL, begins_anew, is_item, joined, paragraphs_of, wrap_width
from index.loading.article.marks import counted_as, raised, says_something
from index.loading.article.masthead import HEAD, read_masthead
from index.loading.article.normalising import PAGE, TIME, clean_characters, join, single_spaced
from index.loading.article.spans import WIDEST, Cell, Grid, grid_of
from index.loading.article.tables import is_figure, table
from index.loading.article.walls import Look, Wall, is_cut, wall_of
