"""Who a noun phrase means, by the names of a document and by who was last spoken of. Pure, but for its memory."""

from collections.abc import Sequence

from index.text.attribution.names import Names
from index.text.attribution.phrases import antecedent_of, head_of, is_someone, leading_phrase
from index.text.attribution.tokens import Range, Token, key_at
from index.text.language.lexicon import DOCUMENTS, TIMES

_PRONOUNS = frozenset({"he", "she", "they", "it"})
_OWNS = ("'s", "’s")
_REMEMBERED = 12


class Speakers:
    """Resolves phrases to names while a document is read from beginning to end."""

    def __init__(self, text: str, names: Names) -> None:
        """Begin with nobody spoken of."""
        self._text = text
        self._names = names
        self._recent: list[str] = []

    def speaker(self, tokens: Sequence[Token], phrase: Range) -> str | None:
        """Return who a phrase means in full: a pronoun, the last one who fits. ``None`` if it means nobody.

        A person's pronoun that nobody fits stands for itself: somebody speaks, and it is not the document.
        """
        if tokens[phrase[0]].key == "who":
            antecedent = antecedent_of(tokens, phrase[0])
            return self.speaker(tokens, antecedent) if antecedent else None
        if head_of(tokens, phrase).words[0].isdigit():
            return None  # "more than 16,000 reported cases"
        alone = tokens[phrase[0]].key if phrase[1] - phrase[0] == 1 else ""
        if alone not in _PRONOUNS:
            return self._names.full(self._text[tokens[phrase[0]].start : _end_of(tokens, phrase)])
        fitting = (name for name in reversed(self._recent) if self._names.fits(name, alone))
        return next(fitting, None if alone == "it" else alone.capitalize())

    def remember(self, name: str | None) -> None:
        """Take note of someone who was spoken of."""
        if name and name.casefold() not in _PRONOUNS:
            self._recent = [*self._recent[-_REMEMBERED:], name]

    def remember_subject(self, tokens: Sequence[Token]) -> None:
        """Take note of whom a sentence begins with, before it is read."""
        quotes = (place for place, token in enumerate(tokens) if token.kind == "quote")
        phrase = leading_phrase(tokens, next(quotes, len(tokens)))
        if phrase is None or not is_someone(tokens, phrase):
            return
        name = self.speaker(tokens, phrase)
        described = key_at(tokens, phrase[1]) == ","
        if name and (described or not tokens[phrase[1] - 1].capital or self._names.is_known(name)):
            self.remember(name)


def _end_of(tokens: Sequence[Token], phrase: Range) -> int:
    """Return where the words for a speaker end: "The Echo|’s review", since whose a document is says what it says."""
    head = head_of(tokens, phrase)
    for place in range(*phrase):
        token = tokens[place]
        if not (token.capital or (place == phrase[0] and token.key == "the")):
            break
        owns = token.key.endswith(_OWNS) and token.key.removesuffix("'s").removesuffix("’s") not in TIMES
        if owns and head.key in DOCUMENTS and not head.capital:
            return token.end - len("’s")
    return tokens[phrase[1] - 1].end
