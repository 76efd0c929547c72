"""What a question asks: its kind, whose words, which documents, what the turns before add."""

from assistant.question.documents import AskedOfDocument, asked_of_document
from assistant.question.events import event_in, key_of
from assistant.question.expected import NUMBER, TIME, expected
from assistant.question.follow_ups import LATEST_ON, NEXT, OTHERS, OTHERWISE, standalone
from assistant.question.fuller import Fuller, fuller
from assistant.question.kinds import asks_for_help, asks_for_latest, asks_for_story
from assistant.question.mentions import Told, is_person, mentions, without_accents
from assistant.question.question import Question, read_question
from assistant.question.scope import asked_of, day_of, describe, scoped, without_scope
from assistant.question.sides import Sides, sides_of
from assistant.question.speakers import asked_in, may_be_one, speakers_asked, topic_of, unheard
from assistant.question.suggestions import Speech, in_turns, put_in, questions_to, speeches, things_told
from assistant.question.telling import is_told
from assistant.question.things import carrying_words, relative_asked, thing_asked
from assistant.question.trades import bearers, trade_asked
