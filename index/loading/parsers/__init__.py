"""One parser for each format: bytes or text in, a draft out. Run only in the parser process."""

from index.loading.parsers.parsing import parse
