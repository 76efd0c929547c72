"""Who says which span of a text."""

from index.text.attribution.claims import attribute, claimed_sentences, mainly_said
from index.text.attribution.identity import find_abbreviations, form_of, group_speakers
from index.text.attribution.introductions import introduces
