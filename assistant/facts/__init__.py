"""Names, numbers, dates, opposites and points of an English sentence."""

from assistant.facts.alignment import align, exchanges, shared_near
from assistant.facts.dates import Day, dates
from assistant.facts.names import (
    HONORIFICS,
    ROLES,
    Capitals,
    Name,
    capitals_of,
    is_told,
    may_be_one,
    names,
    other_first_name,
    same_part,
)
from assistant.facts.numbers import Quantity, quantities
from assistant.facts.opposites import OPPOSITES, RELATIONS
from assistant.facts.points import Point, agree, differ, in_words, points_of, unit_of
from assistant.facts.words import Text, Word, alike, plain, stem_set, stems_of, text_of
