"""Presentations: what stands on a slide, in the order in which it is read."""

from index.loading.parsers.slides.deck import AGAIN, Box, Slide, deck, in_reading_order
