"""Whether the words around a time tell of what happened or of what is to come. Pure.

Only the clause in which the time stands counts, and in it the verb nearest before it, else the nearest after.
"""

import re

from assistant.facts.times.types import Direction, Expression

_Verb = tuple[int, Direction]
_CLAUSE = re.compile(
    r"[;:“”\"]|\s[–—-]\s|,\s(?=(?:and|but|while|which|who|whose|when|where|after|before|because|although|as|so|saying|"
    r"with)\b)|\b(?:that|which|who|because|although|while|whereas|if|unless)\b|"
    # "he said it will reopen": what is said begins without a word of its own
    r"(?<=said|says)\s(?=(?:the|a|an|this)\b)|"
    r"\s(?=(?:it|he|she|they|we|I|there)(?:\s(?:will|would|is|are|was|were|has|had|have|could|may|might|plan)|[’'])\b)",
    re.IGNORECASE,
)
_NOT = r"(?!\s(?:not\s|never\s|only\s)?(?:have|be able)\b|n[’']t have\b)"
_AHEAD = re.compile(
    rf"""\b(?:will|shall|won[’']t|would{_NOT}|might{_NOT}|may(?=\s[a-z]){_NOT}|should{_NOT})\b|[a-z][’']ll\b
    |\bcould(?!\s(?:not|only|no\slonger|have|hardly)\b|n[’']t)\b
    |\b(?:is|are|was|were|be|been|[’']s|[’']re)\s(?:\w+ly\s|now\s|also\s|still\s|not\s)?
      (?:due|set|expected|scheduled|planned|likely|unlikely|going|projected|forecast|slated|poised|predicted|supposed|
      meant)\b(?!\s(?:at|off|up|out)\b)
    |\b(?:is|are|was|were)\sto\b
    |\b(?:plan|hope|aim|intend|expect|want|promise|propose|agree|decide|prepare|pledge|vow|threaten|need|seek)(?:s|d|ed|ned|ing|ning)?\sto\b
    |\b(?:expected|scheduled|due|planned|slated|needed|ready)\s(?:to|for|in|by|on|at)\b
    |\bset\s(?:to|for)\b|\b(?:is|are|[’']s|[’']re)\s(?:\w+ly\s)?(?:coming|arriving|returning|leaving|opening|closing)\b
    |\b(?:target|aim|eye)(?:s|ed|ing)?\sfor\b|\btargeting\b|\beyeing\b
    |\b(?:is|are)\s(?:postponed|cancell?ed|off)\b
    |\bforecast\sfor\b|\b(?:guarantee|chance|possibility|hope)s?\sof\b
    |\b(?:upcoming|forthcoming|deadline|until\sat\sleast)\b
    |\b(?:starts|begins|opens|reopens|closes|ends|expires|takes\splace|kicks\soff|goes\son\ssale|takes\seffect|votes|
      meets|returns|arrives|runs\suntil|airs|premieres)\b
    |\b(?:plan|proposal|bid|deal|promise|offer|decision|pledge|intention|effort|scheme|order|hope|agreement)s?\sto\s[a-z]""",
    re.VERBOSE,
)
_PUT_OFF = re.compile(
    r"\b(?:adjourned|postponed|delayed|deferred|suspended|extended|rescheduled|put off|pushed back)\b[^,;]{0,40}$"
)
_BEHIND = re.compile(
    r"""\b(?:was|were|had|been|gone|done|taken|given|fallen|risen|grown|known|seen|shown|written|spoken|said|told|did|didn[’']t|wasn[’']t|weren[’']t|hadn[’']t|went|came|became|took|gave|
    began|fell|rose|won|lost|made|met|held|found|left|struck|led|paid|sent|sold|froze|blew|bought|built|brought|
    broke|chose|drew|drove|felt|flew|fought|got|grew|heard|kept|knew|laid|ran|sank|saw|shook|spent|
    spoke|stood|swept|taught|thought|threw|wore|wrote|sought|tore|rang|swore|fled|slid|ate|stuck|
    withdrew|overtook|undertook|underwent|
    (?<!-)[a-z]{2,}(?<!e)ed)\b(?!-)""",
    re.VERBOSE,
)
_PRESENT = re.compile(r"(?:\b(?:is|are|am|has|have|do|does|can)|[’'](?:s|re|ve|m))\b")
_NOT_THEN = re.compile(r"\b(?:not|rather than|instead of)\s(?:(?:on|in|at|by|until|before)\s)?(?:the\s)?$")
_IF = re.compile(r"\b(?:if|unless)$", re.IGNORECASE)
_AGREED = re.compile(r"[a-z]+ed\sto\b")
_PLANNED = re.compile(
    r"\b(?:would|hoped|planned|plans?|expected|due|promised|scheduled|intended|supposed|meant|going|(?:was|were)\sto)\b"
)
_ADJECTIVES = re.compile(r"\b(?:the|a|an|of|its|their|his|her|more|most|so-called)\s$", re.IGNORECASE)


def direction_of(sentence: str, expression: Expression) -> Direction | None:
    """Return whether the clause around an expression tells of the past or the future, ``None`` if nothing says.

    Some expressions say so themselves ("three weeks ago", "next year").
    """
    if expression.bound == "until" and _PUT_OFF.search(sentence, 0, expression.start):
        return "future"
    return _own(expression) or (None if not_then(sentence, expression) else _around(sentence, expression))


def _own(expression: Expression) -> Direction | None:
    which = expression.parts.get("which", "").lower().removeprefix("this ")
    word = expression.parts.get("word", "").lower()
    if expression.kind == "ago" or which in ("last", "past") or word.endswith(("yesterday", "last night")):
        return "past"
    return "future" if which in ("next", "coming") or word == "tomorrow" else None


def not_then(sentence: str, expression: Expression) -> bool:
    """Whether something was to happen then and did not: "it opened on 12 May and not on 1 May"."""
    return bool(_NOT_THEN.search(sentence, 0, expression.start))


def was_planned(sentence: str, expression: Expression) -> bool:
    """Whether the clause tells of a plan that was made before: "the plan was to rebuild it in 2024"."""
    opens, closes = _clause(sentence, expression)
    return bool(_PLANNED.search(sentence, opens, closes))


def _around(sentence: str, expression: Expression) -> Direction | None:
    """Return the direction of the clause; of one without a verb, that of the words before it."""
    opens, closes = _clause(sentence, expression)
    before = _verbs(sentence, opens, expression.start)
    if before:
        return max(before)[1]
    following = _verbs(sentence, expression.end, closes)
    if following:
        place, direction = min(following)
        # "In June they agreed to move" tells when they agreed, "they agreed to move in June" when they will.
        return "past" if _AGREED.match(sentence, place) else direction
    if _IF.search(sentence, 0, opens):
        return "future"
    opening = len(sentence[opens : expression.start].split()) < 2
    if opening or _PRESENT.search(sentence, opens, closes):
        return None
    earlier = _verbs(sentence, 0, opens)
    return max(earlier)[1] if earlier else None


def _clause(sentence: str, expression: Expression) -> tuple[int, int]:
    opens = max((match.end() for match in _CLAUSE.finditer(sentence, 0, expression.start)), default=0)
    after = _CLAUSE.search(sentence, expression.end)
    return opens, after.start() if after else len(sentence)


def _verbs(sentence: str, opens: int, closes: int) -> list[_Verb]:
    """Return where verbs stand and which way they look."""
    ahead = [match.span() for match in _AHEAD.finditer(sentence, opens, closes)]
    found: list[_Verb] = [(start, "future") for start, _ in ahead]
    for match in _BEHIND.finditer(sentence, opens, closes):
        place = match.start()
        within = any(start <= place < stop for start, stop in ahead) or _governed(sentence, ahead, place)
        if not within and not _ADJECTIVES.search(sentence, 0, place):
            found.append((place, "past"))
    return found


def _governed(sentence: str, ahead: list[tuple[int, int]], start: int) -> bool:
    """Whether a form in -ed belongs to a verb that looks ahead just before it: "will be opened", "is to be closed"."""
    return any(stop <= start and re.fullmatch(r"\s(?:\w+\s){0,3}", sentence[stop:start]) for _, stop in ahead)
