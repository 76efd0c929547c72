"""In which form a transcript is written, if a text is one at all."""

from index.loading.parsers.transcripts import captions, timed, transcribed
from index.loading.parsers.transcripts.timed import Timed


def cues_of(text: str) -> Timed | None:
    """Return what is said in a text of any of the forms; ``None`` where it is no transcript."""
    if captions.are_captions(text):
        return Timed(tuple(captions.cues_in(text)), ())
    if text.lstrip("\ufeff \n\t")[:1] in {"{", "["} and (cues := transcribed.cues_in(text)):
        return Timed(tuple(cues), ())
    return timed.timed_in(text)
