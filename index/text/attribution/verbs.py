"""Verbs of speech in a sentence: which words are one, and which of its words it governs. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.text.attribution.phrases import head_of, is_someone
from index.text.attribution.tokens import Range, Token, key_at
from index.text.language.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DENYING,
    DETERMINERS,
    DOCUMENTS,
    HOLDING,
    HONORIFICS,
    JUDGING,
    NOUNS_TOO,
    PEOPLE,
    PREPOSITIONS,
    PROMISING,
    PRONOUNS,
    PUT_ASIDE,
    QUANTITIES,
    ROLES,
    SAYING,
    SHOWING,
    TIMES,
    VERBS,
    WITH_THAT,
)

_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_UNREAL = frozenset({"could", "might", "should", "must", "may", "can", "shall"})
_CLAUSE = frozenset({"that", "how", "why", "whether", "if", "what", "who", "when", "where"})
_ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "warn", "advise"})
_ASIDE = frozenset({"after", "when", "while", "because", "although", "though", "since", "if", "before", "whether"})
_TURNED_DOWN = frozenset(
    {"offer", "chance", "invitation", "bid", "request", "application", "deal", "job", "opportunity"}
)
_ONLY_AS = frozenset({"mock", "ridicule", "characterize", "characterise", "portray"})
_SINGLE = frozenset({"a", "an", "this", "every", "each", "another", "he", "she", "it"})
_BEFORE_ING = frozenset(
    {",", "and", "by", "in", "statement", "letter", "tweet", "interview", "speech", "report", "post"}
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech at ``place``; ``start`` is where its auxiliaries and adverbs begin."""

    lemma: str
    tense: str
    place: int
    start: int

    @property
    def participle(self) -> bool:
        """Whether this is a bare "saying", whose subject is another verb's."""
        return self.tense == "ing" and self.start == self.place


def verb_at(tokens: Sequence[Token], place: int) -> Verb | None:
    """Return the verb at ``place`` unless it is passive, denied, only possible, or in truth a noun."""
    lemma, tense = VERBS[tokens[place].key]
    start, helpers = place, set()
    while start > 0 and _helps(tokens[start - 1]):
        start -= 1
        helpers.add(tokens[start].key)
    passive = tense == "past" and helpers & _BE
    negated = any(helper in ("not", "never") or helper.endswith(("n't", "n’t")) for helper in helpers)
    if passive or helpers & _UNREAL or (negated and lemma not in ("believe", "think")):
        return None
    if tense in ("base", "present") and _is_noun(tokens, place):
        return None
    if tense == "ing" and start == place and not _hangs_on(tokens, place):
        return None
    if lemma in ("go", "continue") and _leads_on(tokens, place):
        return None
    if key_at(tokens, start - 1) != "to":
        return Verb(lemma, tense, place, start)
    return _after_to(tokens, Verb(lemma, tense, place, start))


def _helps(token: Token) -> bool:
    key = token.key
    contracted = key[1:] in ("s", "ve", "d", "ll", "re", "m") and key[0] in "'’"
    return (
        contracted
        or key in AUXILIARIES
        or key in ADVERBS
        or key.endswith(("n't", "n’t"))
        or (key.endswith("ly") and len(key) > 4 and not token.capital)  # "Kelly" helps no verb
    )


def _is_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether "claims", "reports" or "state" is a noun: by the verb after it, or by what stands before it."""
    following, before = key_at(tokens, place + 1), key_at(tokens, place - 1)
    titled = place + 1 < len(tokens) and tokens[place + 1].words.rstrip(".") in HONORIFICS | ROLES
    if titled and tokens[place].key == "state":
        return True  # "Ohio state Sen. Ada Moor"
    governed_by = VERBS.get(before)
    if governed_by and governed_by[0] in DENYING | JUDGING and governed_by[1] != "ing":
        return True  # "rejected claims that"
    if tokens[place].key in NOUNS_TOO and following.endswith("ed") and before not in AUXILIARIES:
        return True  # "the police report obtained by"
    of_something = following == "of" and VERBS[tokens[place].key][0] in NOUNS_TOO
    if following in AUXILIARIES or of_something or VERBS.get(following, ("", ""))[1] in ("past", "present"):
        return True
    return before in DETERMINERS - PEOPLE or before.endswith(("'s", "’s"))


def agrees(tokens: Sequence[Token], verb: Verb, source: Range) -> bool:
    """Whether a subject may have the verb's form: "officials state", but not "the state"."""
    if verb.tense not in ("base", "present") or verb.start < verb.place:
        return True
    ahead = tokens[verb.place + 1] if verb.place + 1 < len(tokens) else None
    clear = is_someone(tokens, source) or ahead is None or ahead.kind == "quote" or ahead.key in _CLAUSE
    if verb.lemma in NOUNS_TOO and not clear:
        return False
    if verb.tense == "present":
        return True
    noun, first = head_of(tokens, source).key, key_at(tokens, source[0])
    plural = (
        noun in PEOPLE | QUANTITIES
        or (noun.endswith(("s", "men", "women")) and not noun.endswith(("ous", "ss", "us", "is")))
        or noun in PRONOUNS - _SINGLE
    )
    joined = any(tokens[place].key == "and" for place in range(*source))
    return first not in _SINGLE and (plural or joined)


def _hangs_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether a participle says what its sentence's subject says, and does not merely describe a noun."""
    return place == 0 or tokens[place - 1].kind == "quote" or key_at(tokens, place - 1) in _BEFORE_ING


def _leads_on(tokens: Sequence[Token], place: int) -> bool:
    """Whether "went" or "continued" only leads on to what was done: "went on to say", where "say" is the verb."""
    return key_at(tokens, place + 1 + (key_at(tokens, place + 1) == "on")) == "to"


def _after_to(tokens: Sequence[Token], verb: Verb) -> Verb | None:
    """Return the verb of "went on to say" and "was quick to add"; other infinitives say nothing yet."""
    went = verb.start - (3 if key_at(tokens, verb.start - 2) == "on" else 2)
    if key_at(tokens, went) not in ("went", "goes", "continued", "continues", "quick"):
        return None
    start = went - 1 if key_at(tokens, went - 1) in _BE else went
    return Verb(verb.lemma, "past", verb.place, start)


def governed(tokens: Sequence[Token], verb: Verb, source: Range) -> tuple[Range, ...]:
    """Return the ranges of tokens that are said by whoever is ``source`` of ``verb``; empty if there are none."""
    inside = source[1] > verb.start or not verb.participle
    start = min(source[0], verb.start) if inside and not _shares_subject(tokens, verb, source) else verb.start
    end = max(source[1], verb.place + 1) if source[0] >= verb.place else verb.place + 1
    return (
        _quoted(tokens, start, end)
        or _opening(tokens, start, end)
        or _around(tokens, verb, start, end)
        or _following(tokens, verb, source, start, end)
    )


def _shares_subject(tokens: Sequence[Token], verb: Verb, source: Range) -> bool:
    """Whether another verb stands between a verb and its subject ("Ray left and said")."""
    return source[1] < verb.start and key_at(tokens, verb.start - 1) in ("and", "but") and source[1] < verb.start - 1


def _quoted(tokens: Sequence[Token], start: int, end: int) -> tuple[Range, ...]:
    """Return the quotations of the sentence if one stands right beside the cue."""
    before = start - 1 if key_at(tokens, start - 1) == "," else start
    ahead = next((place for place in range(end, len(tokens)) if tokens[place].kind == "quote"), None)
    beside = before > 0 and tokens[before - 1].kind == "quote"
    after = ahead is not None and (ahead == end or key_at(tokens, ahead - 1) in (",", ":"))
    if beside or (after and ahead is not None and _only_placing(tokens, end, ahead)):
        return tuple((place, place + 1) for place, token in enumerate(tokens) if token.kind == "quote")
    return ()


def _only_placing(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands between a verb and a quotation says only when, where or to whom."""
    opens = (
        tokens[place].key in _CLAUSE - {"when", "where"} or (tokens[place].key in VERBS and not _is_noun(tokens, place))
        for place in range(start, end)
    )
    return end - start <= 16 and not any(opens)


def _opening(tokens: Sequence[Token], start: int, end: int) -> tuple[Range, ...]:
    """Return the rest of a sentence that opens with "As Ray says, …"."""
    aside = key_at(tokens, end) == "," or key_at(tokens, end) in PREPOSITIONS | TIMES | {"it"}
    if key_at(tokens, start - 1) != "as" or start > 2 or not aside:
        return ()
    return ((after_comma(tokens, end), len(tokens)),)


def _around(tokens: Sequence[Token], verb: Verb, start: int, end: int) -> tuple[Range, ...]:
    """Return the rest of the sentence if the cue only stands aside in it: "It was late, she said on Monday."."""
    if verb.lemma not in SAYING | PUT_ASIDE or key_at(tokens, start - 1) not in (",", "—", "–", "--") or start < 2:
        return ()
    within = key_at(tokens, end) == ","
    upto = next((place for place in range(end, len(tokens)) if tokens[place].kind != "word"), len(tokens))
    words = [key_at(tokens, place) for place in range(end, upto)]
    closes = not words or words[0] in PREPOSITIONS | TIMES or (verb.lemma == "tell" and not set(words) & AUXILIARIES)
    placed = not within and (start < 4 or (tokens[0].key in PREPOSITIONS and start < 7))
    if not closes or set(words) & _CLAUSE or placed:
        return ()
    return ((0, start - 1), (after_comma(tokens, end), len(tokens)))


def _following(tokens: Sequence[Token], verb: Verb, source: Range, start: int, end: int) -> tuple[Range, ...]:
    """Return the clause or object after the verb, to the next comma if the cue itself only opens the sentence."""
    if key_at(tokens, end) == "," and 0 < (resumed := after_comma(tokens, end + 1)) - end < 8 and resumed < len(tokens):
        return ((resumed, len(tokens)),) if (verb.lemma in SAYING and source[0] > 0) or end < 4 else ()
    if end >= len(tokens) or tokens[end].words in (".", ",", ";"):
        return (_introduced(tokens, end),) if key_at(tokens, len(tokens) - 1) == ":" else ()
    if not _takes(tokens, verb, source, end) or key_at(tokens, start - 1) == "as":
        return (_introduced(tokens, end),) if key_at(tokens, len(tokens) - 1) == ":" else ()
    aside = key_at(tokens, start - 1) in _ASIDE or (
        key_at(tokens, source[0]) == "who" and key_at(tokens, start - 1) == ","
    )
    end = _after_placing(tokens, verb, end)
    comma = next((place for place in range(end, len(tokens)) if tokens[place].words == ","), len(tokens))
    return ((end, comma if aside else len(tokens)),)


def _after_placing(tokens: Sequence[Token], verb: Verb, start: int) -> int:
    """Return where the clause of "said on Monday that …" and "told her that …" begins: at "that"."""
    opens = next((place for place in range(start, min(start + 8, len(tokens))) if tokens[place].key == "that"), start)
    placing = tokens[start].key in PREPOSITIONS | TIMES or verb.lemma in _ADDRESSING
    return opens if placing and _only_placing(tokens, start, opens) else start


def _introduced(tokens: Sequence[Token], end: int) -> Range:
    """Return the colon that a sentence ends in: what it introduces stands in the next."""
    return max(end, len(tokens) - 1), len(tokens)


def _takes(tokens: Sequence[Token], verb: Verb, source: Range, end: int) -> bool:
    """Whether a verb can govern the words after it."""
    near = [key_at(tokens, place) for place in range(end, end + 8)]
    if _does_something(verb, near):
        return False
    if any(key in _CLAUSE for key in (near if verb.lemma in SAYING else near[:4])):
        return True
    if verb.lemma in SAYING - WITH_THAT - {"warn"}:
        return near[0] not in PREPOSITIONS or near[1] in DAYS or any(key in PRONOUNS for key in near[1:])
    if verb.lemma in JUDGING | DENYING:
        return near[0] not in PREPOSITIONS or verb.lemma in ("call", "warn", "complain", "refer")
    return (verb.lemma in SHOWING and head_of(tokens, source).key in DOCUMENTS) or _holds(verb, near)


def _does_something(verb: Verb, near: Sequence[str]) -> bool:
    """Whether a verb of speech is an act here: an offer turned down is no claim, and what is mocked is another's."""
    if verb.lemma == "reject":
        return not _TURNED_DOWN.isdisjoint(near[:6])
    return (verb.lemma == "ask" and near[0] in ("to", "not")) or (verb.lemma in _ONLY_AS and "as" not in near)


def _holds(verb: Verb, near: Sequence[str]) -> bool:
    """Whether somebody gives what they hold true or promise: "expects it to open", "puts the price at £3m"."""
    if verb.lemma in ("expect", "forecast") or (verb.lemma == "put" and _puts_at(near)):
        return near[0] not in PREPOSITIONS
    return verb.lemma in HOLDING and (near[0] in PRONOUNS or (near[0] == "to" and verb.lemma in PROMISING))


def _puts_at(near: Sequence[str]) -> bool:
    return any(one == "at" and (two[:1].isdigit() or (two[:1] in "$£€" and two)) for one, two in pairwise(near))


def after_comma(tokens: Sequence[Token], start: int) -> int:
    """Return where the words after the next comma begin, the end if there is none."""
    for place in range(start, len(tokens)):
        if tokens[place].words == ",":
            return place + 1
    return len(tokens)
