"""What stands in a text: its sentences, its voices, its words."""

from index.text.attribution import find_abbreviations, form_of, group_speakers, introduces
from index.text.language import lexicon
from index.text.language import (
    ENGLISH,
    MULTILINGUAL,
    UNSPACED,
    Key,
    Languages,
    code_of,
    content_words,
    forms_of,
    is_english,
    is_put,
    knows,
    language_of,
    name_of,
    put,
    stem_words,
    stemmer_of,
    stems,
    terms,
    to_match,
    unique,
    words_of,
)
from index.text.language.lexicon import (
    ASKED_FOR,
    BRIDGING,
    CLEAR_MONTHS,
    DETERMINERS,
    HONORIFICS,
    MONTHS,
    PREPOSITIONS,
    SMALL_NUMBERS,
    TENS,
    TIMES,
    TOLD_BY_OTHERS,
    WEEKDAYS,
    inflected,
    is_body,
)
from index.text.outline import claimed_in, claims_of, outline, paragraph_sentences, sentences_of, voiced_sentences
from index.text.structure import (
    SPLITTING,
    Count,
    depth_of,
    header_in,
    introduced_by,
    is_from,
    is_separator,
    marks_of,
    opens_introduction,
    sentence_spans,
    writer_of,
)
