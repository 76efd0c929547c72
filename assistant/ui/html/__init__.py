"""Answers, sources and reports as HTML."""

from assistant.ui.html import evidence, offering, render
from assistant.ui.html.corpus import Corpus, matching, ordered
from assistant.ui.html.evidence import REMOVED, Shown, look_up, original_at
from assistant.ui.html.render import FileState
from assistant.ui.html.templating import filled
from assistant.ui.html.voicing import grouped, voices, written
from assistant.ui.html.wording import day, how, said_by
