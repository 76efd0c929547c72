"""Files and web pages to documents, in three steps: discover, fetch (cheap), load (parse).

What is loaded may be a list that names further sources; they go through the same steps after it.

A source whose :attr:`Fetched.digest` has not changed need not be loaded again. A :class:`~index.types.Loaded` without a
title or other fact is one whose source does not plainly say it: nothing is guessed, and what to show instead is for the
caller to say. Several threads may load at once.
"""

from index.loading import limits
from index.loading.agent import AGENT
from index.loading.drafts import fill
from index.loading.fetching import fetch
from index.loading.process import Parsers
from index.loading.recordings import Recording, recording_of, recordings_among
from index.loading.sources import NO_VALIDATORS, Fetched, Source, Validators, discover, is_address
from index.types import Entry, Failure, Loaded

_parsers = Parsers()


def load(fetched: Fetched) -> list[Loaded | Failure | Entry]:
    """Parse ``fetched`` in a process with limits on its time and memory.

    Returns one :class:`~index.types.Loaded`, or one for each chapter of a book or line of a JSONL file, with a
    :class:`~index.types.Failure` for each line that can't be read. A feed, a sitemap or a list of addresses gives an
    :class:`Entry` for each address that it names, for the caller to fetch or not.

    Raises:
        LoadError: it can't be read at all, it holds no text, or its parser failed or passed its limits.
    """
    return _parsers.load(fetched)
