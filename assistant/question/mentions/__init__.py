"""Who and what a question mentions, and what documents tell of them."""

from assistant.question.mentions.mentions import NAME, Mention, mention_of, mentions, without_accents
from assistant.question.mentions.told import Passages, Told, is_like_a_person, is_person
from assistant.question.mentions.words import AUXILIARIES, VERBS
