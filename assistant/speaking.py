"""Which language the interface speaks, and where its words in other languages are."""

from pathlib import Path

from assistant.settings import Settings
from index.words import speak

LOCALE = Path(__file__).parent / "locale"
"""Holds ``byline.pot``, every message as the code has it, and one folder for each language that it is translated to."""


def begin(settings: Settings) -> None:
    """Speak the language that is set, from now on. Every process begins with this, before it says anything.

    Raises:
        WrongUseError: the interface is not translated to it.
    """
    speak(settings.language, settings.locale or LOCALE)
