"""What is found by the vectors alone."""

from index.library.library import Library


def by_meaning(library: Library, query: str = "rust in the bridge") -> list[str]:
    """What the vectors find; none that only the words would."""
    report = library.search(query, how="dense")
    assert report.notice is None
    return [hit.text for hit in report.hits]
