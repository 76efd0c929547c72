"""The few words that answer, in large type only where they surely do."""

from assistant.answers.headlines.short_answers import DIFFERS_ENOUGH, candidates, may_be_short, offered, shorten
