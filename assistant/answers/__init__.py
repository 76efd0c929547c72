"""A question to an answer: passages found, sentences chosen and cited, what is missing said."""

from assistant.answers.askable import LONGEST_QUESTION
from assistant.answers.assistant import THRESHOLDS, Assistant
from assistant.answers.finding import PassageRetriever
from assistant.answers.guiding import Guide, guide
from assistant.answers.headlines import DIFFERS_ENOUGH, offered
from assistant.answers.opening import OpenedDocument, open_document
from assistant.answers.paper import paper_of_answer, paper_of_conversation, paper_of_verified
from assistant.answers.review import review
from assistant.answers.written import INSTEAD
