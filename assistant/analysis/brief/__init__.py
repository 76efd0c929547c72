"""A brief: many documents to a short sourced summary, by themes."""

from assistant.analysis.brief.brief import Brief, Theme, make_brief
from assistant.analysis.brief.paper import paper_of_brief
