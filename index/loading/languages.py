"""Which language a text is in."""


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, ``None`` when it is too short to tell."""
    if len(text) < 60:
        return None
    import py3langid  # noqa: PLC0415 - its model takes a second to load, and many pages name their language

    return str(py3langid.classify(text[:3000])[0])
