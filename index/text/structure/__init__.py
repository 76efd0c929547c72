"""Blocks, labels, letters, sentences and passages of a text."""

from index.text.structure.blocks import Block, find_blocks
from index.text.structure.labels import label_key
from index.text.structure.letters import (
    depth_of,
    header_in,
    introduced_by,
    is_from,
    is_separator,
    marks_of,
    opens_introduction,
    writer_of,
)
from index.text.structure.passages import SPLITTING, Count, Room, gaps_in, lead_of, make_passages
from index.text.structure.sentences import sentence_spans, split_sentences
from index.text.structure.stating import idle_sentences, is_own_question
from index.text.structure.tables import (
    BAR,
    Table,
    as_row,
    as_table,
    cells_of,
    columns_at,
    table_in,
    told_cells,
    told_row,
    words_in,
)
