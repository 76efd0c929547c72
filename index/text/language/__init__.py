"""Languages, their words and the stems of these."""

from index.text.language.abbreviations import ends_at_full_stop
from index.text.language.contradictions import contradict
from index.text.language.fulltext import forms_of, is_put, put, terms, to_match
from index.text.language.languages import (
    ENGLISH,
    MULTILINGUAL,
    UNSPACED,
    Languages,
    code_of,
    is_english,
    knows,
    language_of,
    name_of,
    stemmer_of,
)
from index.text.language.leaning import leans, points_back
from index.text.language.name_forms import CAPITAL, INTERVIEWEE, NAME, in_title_case
from index.text.language.stems import Key, content_words, holds_half, stem_words, stems, unique, words_of
