"""A brief: many documents to a short sourced summary, by themes."""
