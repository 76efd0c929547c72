"""Readers that others have trained: an extractive question-answering model, or a cross-encoder."""

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from assistant.reader.encoding import OUTSIDE, Encoded, sentence_numbers
from assistant.reader.scores import Platt, measure
from assistant.reader.types import Reader, Reading
from index.embedding import languages_of
from index.errors import LibraryError
from index.i18n import _
from index.text import Languages
from index.types import Span

MOST_PIECES = 512
"""Word pieces of question and passage that are read, where the model does not name a smaller number."""

BATCH = 8
"""Passages read at a time."""

LOGISTIC = Platt((1.0,), 0.0)
"""From a margin to a probability, where nothing was calibrated."""


class _Model(Protocol):
    """A model of one kind, loaded."""

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Read each passage for ``question``; its sentences are spans counted from the start of the passage."""
        ...


class OtherReader(Reader):
    """A Hugging Face model by folder or name, loaded at the first use and never fetched.

    What kind it is, its own configuration says. Its scores are taken through the logistic function and are not
    calibrated on anything.
    """

    def __init__(self, name: str) -> None:
        """Remember which model; nothing is loaded yet."""
        self._name = name
        self._lock = threading.Lock()
        self._loaded: _Model | None = None

    @cached_property
    def languages(self) -> Languages:
        """The languages that the model's card names, ``None`` where it names none."""
        return languages_of(self._name)

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Read each passage for ``question``; its sentences are spans counted from the start of the passage.

        Raises:
            LibraryError: the model cannot be loaded, or is of neither kind.
        """
        with self._lock:
            if self._loaded is None:
                self._loaded = load(self._name)
        return self._loaded.read(question, passages, sentences)


def load(name: str) -> _Model:
    """Return a reader over the model ``name``.

    Raises:
        LibraryError: it cannot be loaded, or is of neither kind.
    """
    # Seconds of import, which commands that read nothing can do without.
    from transformers import AutoConfig  # noqa: PLC0415

    try:
        config = AutoConfig.from_pretrained(name, local_files_only=True)
        kinds: dict[str, Callable[[str], _Model]] = {
            "ForQuestionAnswering": SpanReader,
            "ForSequenceClassification": CrossEncoderReader,
        }
        for architecture in config.architectures or ():
            for ending, kind in kinds.items():
                if architecture.endswith(ending):
                    return kind(name)
    except (OSError, ValueError) as error:
        raise LibraryError(
            _("The reader could not be loaded (%(reason)s).", reason=error),
            place=name,
            advice=_("Name the folder of a model in BYLINE_READER, or unset it for the reader that is built in."),
        ) from error
    raise LibraryError(
        _("This model is neither an extractive question-answering model nor a cross-encoder."),
        place=name,
        advice=_("Name another in BYLINE_READER, or unset it for the reader that is built in."),
    )


class SpanReader:
    """An extractive question-answering model, trained on SQuAD v2 or alike: its first piece stands for "no answer"."""

    def __init__(self, name: str) -> None:
        """Load the model and its tokenizer."""
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer  # noqa: PLC0415

        self._tokenizer = AutoTokenizer.from_pretrained(name, local_files_only=True)
        self._network = AutoModelForQuestionAnswering.from_pretrained(name, local_files_only=True).eval()
        self._most = min(MOST_PIECES, self._tokenizer.model_max_length)

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Read each passage for ``question``; what is beyond the model's length is not read."""
        readings: list[Reading] = []
        for first in range(0, len(passages), BATCH):
            some, spans = passages[first : first + BATCH], sentences[first : first + BATCH]
            readings += self._read_batch(question, some, spans)
        return readings

    def _read_batch(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        import torch  # noqa: PLC0415

        given = self._tokenizer(
            [question] * len(passages),
            list(passages),
            truncation="only_second",
            max_length=self._most,
            padding=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = given.pop("offset_mapping").tolist()
        with torch.inference_mode():
            scores = self._network(**given)
        start, end = scores.start_logits.float().numpy(), scores.end_logits.float().numpy()
        readings = []
        for row, spans in enumerate(sentences):
            pair = _encoded(given, row, offsets[row], spans)
            found = measure(pair, start[row], end[row], 0.0, np.zeros(len(spans), np.float32), len(spans))
            likely = tuple(LOGISTIC(margin) for margin in found.margins)
            best = max(likely, default=0.0)
            readings.append(Reading(best, likely, found.span, best if found.span else 0.0))
        return readings


def _encoded(given: Any, row: int, offsets: Sequence[Sequence[int]], spans: Sequence[Span]) -> Encoded:  # noqa: ANN401
    inside = [kind == 1 for kind in given.sequence_ids(row)]
    starts = [start if own else 0 for (start, _), own in zip(offsets, inside, strict=True)]
    ends = [end if own else 0 for (_, end), own in zip(offsets, inside, strict=True)]
    own = [place for place, is_own in enumerate(inside) if is_own]
    numbers = dict(zip(own, sentence_numbers([starts[place] for place in own], spans), strict=True))
    return Encoded(
        pieces=tuple(given["input_ids"][row].tolist()),
        segments=tuple(int(own) for own in inside),
        sentence_of=tuple(numbers.get(place, OUTSIDE) for place in range(len(inside))),
        starts=tuple(starts),
        ends=tuple(ends),
    )


class CrossEncoderReader:
    """A cross-encoder: how well a passage, and each sentence, fits the question. It knows no short answers."""

    def __init__(self, name: str) -> None:
        """Load the model."""
        from sentence_transformers import CrossEncoder  # noqa: PLC0415

        self._model = CrossEncoder(name, local_files_only=True)

    def read(self, question: str, passages: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Reading]:
        """Score each passage and each of its sentences with ``question``."""
        from torch.nn import Sigmoid  # noqa: PLC0415

        texts = [
            text
            for passage, spans in zip(passages, sentences, strict=True)
            for text in (passage, *(span.of(passage) for span in spans))
        ]
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        scores = iter(self._model.predict(pairs, activation_fn=Sigmoid(), show_progress_bar=False).tolist())
        return [Reading(next(scores), tuple(next(scores) for _ in spans)) for spans in sentences]
