"""Claims: who said what, and how it was said."""

from assistant.analysis.claims.claims import ClaimsReport, Only, SaidWords, Sort, SpeakerClaims, Variant, find_claims
from assistant.analysis.claims.paper import paper_of_claims
from assistant.analysis.claims.speakers import full_names, join, part
