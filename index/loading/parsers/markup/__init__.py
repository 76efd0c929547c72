"""HTML and what is like it: its paragraphs, without what nobody sees."""

from index.loading.parsers.markup.formulas import formula
from index.loading.parsers.markup.hidden import remove_hidden
from index.loading.parsers.markup.tables import is_of_links, is_table
from index.loading.parsers.markup.tree import paragraphs_of, parse_tree
