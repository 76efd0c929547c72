"""A question to an answer: passages found, sentences chosen and cited, what is missing said."""
