"""What bears on a question: passages retrieved and read, what belongs together in them, and what they lack."""

from assistant.answers.finding.belonging import completes
from assistant.answers.finding.by_trade import of_trade
from assistant.answers.finding.exact import codes_in, passages_with
from assistant.answers.finding.finder import Finder, Found
from assistant.answers.finding.gaps import caution, known_of, lacking, listed, unmentioned, unread
from assistant.answers.finding.introduced import introduced
from assistant.answers.finding.reasons import asks_why, gives_reason
from assistant.answers.finding.retriever import PassageRetriever, mentions_most, to_hits
