"""The pieces between commas before a verb: which of them is its subject, and which only describe it. Pure."""

import re
from collections.abc import Sequence

from index.text.attribution.tokens import Range, Token, key_at
from index.text.language.lexicon import DETERMINERS, PREPOSITIONS, PRONOUNS

_PARTY = re.compile(r"[RDI](?:-|$)")
ASIDE = frozenset({",", "(", ")", "—", "–", "--"})
IN_LY = frozenset({"family", "ally", "assembly", "supply", "rally", "daily", "weekly", "monthly"})
_ADVERB = re.compile(
    r"(?:ate|ous|[aceimnrtu]al|[ae]nt|ive|[iu]lar|ful|less|ing|ed|ort|ain|ab|ib|ear|ite|ose|ick|ectiv)ly$"
)
"""Of a word with a capital only because it opens a sentence: "Shortly after", "Separately", but no name in "ly"."""

_RELATIVE = frozenset({"who", "whose", "whom", "which", "where", "when", "as", "however", "meanwhile", "too", "though"})
RELATING = frozenset({"for", "of", "from", "at", "in", "with", "to", "on"})
_SUBORDINATE = frozenset({"as", "and", "but", "so", "while", "after", "before", "because", "since", "if", "although"})


def pieces_before(tokens: Sequence[Token], end: int) -> list[Range]:
    """Return the pieces between commas and dashes before ``end``, the last first, but none within closed brackets."""
    pieces: list[Range] = []
    stop, bracketed = end, tokens[end].words == ")"
    for place in range(end - 1, -2, -1):
        outside = place < 0 or tokens[place].kind == "quote" or tokens[place].words in (";", ":")
        if outside or tokens[place].words in ASIDE:
            opened = place + 1
            while outside and opened + 1 < stop and tokens[opened].key in _SUBORDINATE:
                opened += 1
            if stop > opened and not bracketed:
                pieces.append((opened, stop))
            stop = place
            bracketed = not outside and (tokens[place].words == ")" or (bracketed and tokens[place].words != "("))
        if outside:
            break
    return pieces


def describes(first: Token) -> bool:
    """Whether a piece between commas can't be a subject: a relative clause, an age, a place, an adverb."""
    return (
        first.key in _RELATIVE
        or first.key in PREPOSITIONS
        or first.words[0].isdigit()
        or (first.words.endswith(("ing", "ly", "ed")) and not first.capital)
        or _PARTY.match(first.words) is not None
        or (_ADVERB.search(first.key) is not None and first.key not in IN_LY)
    )


def is_described(tokens: Sequence[Token], pieces: Sequence[Range], piece: Range) -> bool:
    """Whether what looks like an adverb is a name, which the last of the pieces describes: "Lively, an actor, |"."""
    first = tokens[piece[0]]
    looks_so = piece[1] - piece[0] == 1 and first.capital and first.key.endswith("ly")
    return looks_so and list(pieces[1:2]) == [piece] and tokens[pieces[0][0]].key in DETERMINERS


def is_name(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a piece between commas is a name in full, with at most a place after it."""
    place = start
    while place < stop and tokens[place].capital:
        place += 1
    return place == stop or (place >= start + 2 and tokens[place].key in PREPOSITIONS)


def ends_in_name(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a piece between commas is nouns and a name: "news station KNWA"."""
    words = tokens[start:stop]
    nouns = words[0].words.islower() and words[0].key not in DETERMINERS
    return nouns and words[-1].capital and not any(token.key in PREPOSITIONS for token in words)


def is_office(tokens: Sequence[Token], piece: Range) -> bool:
    """Whether a piece between commas names an office, whose holder is named elsewhere: "leader of the party"."""
    first, following = tokens[piece[0]], key_at(tokens, piece[0] + 1)
    return first.words.islower() and first.key not in DETERMINERS | PRONOUNS and following in ("of", "for", "at")


def described_by(tokens: Sequence[Token], pieces: Sequence[Range]) -> Range:
    """Return the first of the pieces before a verb, or the name that it only belongs to the description of.

    "Jo Ray, brother of the heir, Bo, |", "Jo Ray, a nurse in Washington, D.C., |".
    """
    for place in range(len(pieces) - 1, 1, -1):
        name, description, rest = pieces[place], pieces[place - 1], pieces[: place - 1]
        named = is_name(tokens, *name) or ends_in_name(tokens, *name)
        opens = tokens[description[0]]
        describing = (opens.key in DETERMINERS or opens.words.islower()) and _relates(tokens, description)
        belonging = all(is_name(tokens, *each) or _joins_on(tokens, each) for each in rest)
        if named and describing and belonging:
            return name
    return pieces[0]


def _relates(tokens: Sequence[Token], piece: Range) -> bool:
    """Whether a description says of whom or where: "the brother |of the heir"."""
    return any(tokens[place].key in RELATING for place in range(piece[0] + 1, piece[1]))


def _joins_on(tokens: Sequence[Token], piece: Range) -> bool:
    """Whether a piece adds a place to a description: "and the university in Kent"."""
    return tokens[piece[0]].key == "and" and _relates(tokens, piece)
