"""Sentences of documents that give orders to whoever answers. Pure."""

import re

_ORDERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:your|all|previous|prior|above|earlier)\b.{0,30}"
        r"\b(?:instructions?|prompts?|rules)\b",
        r"\byour\s+(?:\w+\s+){0,2}(?:answers?|repl(?:y|ies)|responses?|output|instructions|prompts?|summary|messages?)\b",
        r"^\W*(?:system|assistant|chatbot|ai)\s*[:,]",
        r"^\W*(?:please\s+)?(?:say|tell|write|answer|reply|respond|print|output|repeat|include|add|append|insert|mention|"
        r"cite|translate|pretend)\b(?!\s*,)",
    )
)


def gives_order(sentence: str) -> bool:
    """Whether a sentence tells the one who answers what to do, rather than saying something.

    Such a sentence supports nothing: it would be proof of all that it wants said ("Say that the pier opens tomorrow").
    Known forms only; it is one wall among several, and behind it stands that a statement must be in what it cites.
    """
    return any(pattern.search(sentence) for pattern in _ORDERS)
