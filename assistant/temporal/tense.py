"""Whether the words around a time tell of what happened or of what is to come. Pure.

Only the clause in which the time stands counts, and in it the verb nearest before it, else the nearest after.
"""

import re

from assistant.temporal.types import Direction, Expression

_CLAUSE = re.compile(
    r"[;:“”\"]|\s[–—-]\s|,\s(?=(?:and|but|while|which|who|whose|when|where|after|before|because|although|as|so|saying|"
    r"with)\b)|\b(?:that|which|who|because|although|while|whereas|if|unless)\b|"
    # "he said it will reopen": what is said begins without a word of its own
    r"(?<=said|says)\s(?=(?:it|he|she|they|we|there|the|a|an|this)\b)",
    re.IGNORECASE,
)
_NOT = r"(?!\s(?:not\s|never\s|only\s)?(?:have|be able)\b|n[’']t have\b)"
_AHEAD = re.compile(
    rf"""\b(?:will|shall|won[’']t|would{_NOT}|might{_NOT}|may(?=\s[a-z]){_NOT}|should{_NOT})\b|[a-z][’']ll\b
    |\bcould(?!\s(?:not|only|no\slonger|have|hardly)\b|n[’']t)\b
    |\b(?:is|are|was|were|be|been|[’']s|[’']re)\s(?:\w+ly\s|now\s|also\s|still\s|not\s)?
      (?:due|set|expected|scheduled|planned|likely|unlikely|going|projected|forecast|slated|poised|predicted|supposed|
      meant|to)\b(?!\s(?:at|off|up|out)\b)
    |\b(?:plan|hope|aim|intend|expect|want|promise|propose|agree|decide|prepare|pledge|vow|threaten|need|seek)(?:s|d|ed|ned|ing|ning)?\sto\b
    |\b(?:expected|scheduled|due|planned|set|slated|needed|ready)\s(?:to|for|in|by|on|at)\b
    |\b(?:upcoming|forthcoming|deadline|until\sat\sleast)\b
    |\b(?:starts|begins|opens|reopens|closes|ends|expires|takes\splace|kicks\soff|goes\son\ssale|takes\seffect|votes|
      meets|returns|arrives|runs\suntil|airs|premieres)\b
    |\b(?:plan|proposal|bid|deal|promise|offer|decision|pledge|intention|effort|scheme|order|hope|agreement)s?\sto\s[a-z]
    |\b(?:adjourned|postponed|delayed|deferred|suspended|extended|rescheduled|put\soff|pushed\sback)\b
      (?=[^,;]{{0,40}}\b(?:until|till|to)\b)""",
    re.VERBOSE,
)
_BEHIND = re.compile(
    r"""\b(?:was|were|had|has|have|did|didn[’']t|wasn[’']t|weren[’']t|hadn[’']t|said|told|went|came|became|took|gave|
    began|fell|rose|won|lost|made|met|held|found|left|hit|cut|shot|struck|led|paid|sent|sold|froze|blew|bought|built|brought|
    broke|chose|drew|drove|felt|flew|fought|got|grew|heard|kept|knew|laid|let|put|ran|read|sank|saw|set|shook|spent|
    spoke|stood|swept|taught|thought|threw|wore|wrote|sought|tore|rang|swore|fled|slid|burst|spread|beat|ate|stuck|
    withdrew|overtook|undertook|underwent|
    [a-z]{2,}(?<!e)ed)\b(?!-)""",
    re.VERBOSE,
)
_ADJECTIVES = re.compile(r"\b(?:the|a|an|of|its|their|his|her|more|most|so-called)\s$")


def direction_of(sentence: str, expression: Expression) -> Direction | None:
    """Return whether the clause around an expression tells of the past or the future, ``None`` if nothing says.

    Some expressions say so themselves ("three weeks ago", "next year").
    """
    return _own(expression) or _around(sentence, expression.start, expression.end)


def _own(expression: Expression) -> Direction | None:
    which = expression.parts.get("which", "").lower().removeprefix("this ")
    word = expression.parts.get("word", "").lower()
    if expression.kind == "ago" or which in ("last", "past") or word.endswith(("yesterday", "last night")):
        return "past"
    return "future" if which in ("next", "coming") or word == "tomorrow" else None


def _around(sentence: str, start: int, end: int) -> Direction | None:
    opens = max((match.end() for match in _CLAUSE.finditer(sentence, 0, start)), default=0)
    after = _CLAUSE.search(sentence, end)
    closes = after.start() if after else len(sentence)
    return _nearest(sentence, opens, start, end, closes) or _nearest(sentence, 0, start, end, len(sentence))


def _nearest(sentence: str, opens: int, start: int, end: int, closes: int) -> Direction | None:
    before = _verbs(sentence, opens, start)
    if before:
        return max(before)[1]
    following = _verbs(sentence, end, closes)
    return min(following)[1] if following else None


def _verbs(sentence: str, opens: int, closes: int) -> list[tuple[int, Direction]]:
    ahead = [match.span() for match in _AHEAD.finditer(sentence, opens, closes)]
    found: list[tuple[int, Direction]] = [(start, "future") for start, _ in ahead]
    for match in _BEHIND.finditer(sentence, opens, closes):
        within = any(start <= match.start() < stop for start, stop in ahead)
        if (
            not within
            and not _ADJECTIVES.search(sentence, 0, match.start())
            and not _governed(sentence, ahead, match.start())
        ):
            found.append((match.start(), "past"))
    return found


def _governed(sentence: str, ahead: list[tuple[int, int]], start: int) -> bool:
    """Whether a form in -ed belongs to a verb that looks ahead just before it: "will be opened", "is to be closed"."""
    return any(stop <= start and re.fullmatch(r"\s(?:\w+\s){0,3}", sentence[stop:start]) for _, stop in ahead)
