"""Transcripts of what was said: captions, transcribers' JSON, and texts with times."""

from index.loading.parsers.transcripts.cues import Cue, called, draft_of
from index.loading.parsers.transcripts.forms import cues_of
