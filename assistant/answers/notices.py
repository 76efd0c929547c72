"""What is said beside an answer."""


def together(*notices: str | None) -> str:
    """Return the notices that there are, as one."""
    return " ".join(filter(None, notices))
