"""Feeds, sitemaps and lists of addresses: what they name."""

from index.loading.parsers.lists.lists import GZIP, entries_of, kind_of_list, packed_list
