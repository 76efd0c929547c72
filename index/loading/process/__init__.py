"""Parsers in a process of their own, with limits on time and memory."""

from index.loading.process.worker import Hand, Parsers
