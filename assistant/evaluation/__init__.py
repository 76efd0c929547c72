"""A questions file to figures."""

from assistant.evaluation.figures import Figure, Figures, measure
from assistant.evaluation.judged import lines_of
from assistant.evaluation.questions import read_questions
from assistant.evaluation.run import ask_all, details_in, unknown_documents
