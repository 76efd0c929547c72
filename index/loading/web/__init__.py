"""Web addresses, fetched with care."""
