"""Follow-up questions to questions that stand alone."""

from assistant.question.follow_ups.continuations import LATEST_ON, NEXT, OTHERS, OTHERWISE
from assistant.question.follow_ups.follow_ups import standalone
