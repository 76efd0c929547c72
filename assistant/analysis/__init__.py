"""Reports for analysts, each made of what the documents in scope say themselves."""
