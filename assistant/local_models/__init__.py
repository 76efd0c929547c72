"""Models that write on this machine: which there are, fetched on a person's word, kept, and the one that is used."""

from assistant.local_models.catalogue import OFFERED, Offered
from assistant.local_models.fetching import FetchStoppedError, OnStep, Step, size_in_words
from assistant.local_models.kept import KeptModels
