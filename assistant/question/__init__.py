"""What a question asks: its kind, whose words, which documents, what the turns before add."""

from assistant.question.follow_ups import standalone
from assistant.question.kind import NUMBER, TIME, asks_at_length, asks_for_words, asks_whether, expected
from assistant.question.scope import asked_of, day_of, describe, scoped, without_scope
from assistant.question.speakers import may_be_one, person_asked, speakers_asked, topic_of, unheard
from assistant.question.suggestions import Speech, first_new, is_person, questions_to, speeches
