"""A statement that is contradicted is told from one that is only not found: the passage tells the same otherwise."""

import pytest

from assistant.verification import Source, verify

RUCK = Source("“The works at Sandgate are budgeted at 4.2 million, dredging included,” said Tom Ruck.", "Tom Ruck")
QUAY = Source("The council approved the new ferry quay on Friday, 2 May 2025.")


@pytest.mark.parametrize(
    ("statement", "source", "contradicted"),
    [
        ("The works at Sandgate are budgeted at 6.2 million, dredging included, said Tom Ruck.", RUCK, True),
        ("The works at Sandgate are budgeted at 4.2 million, dredging included, said Lena Moor.", RUCK, True),
        ("The council rejected the new ferry quay on Friday, 2 May 2025.", QUAY, True),
        ("The council did not approve the new ferry quay on Friday, 2 May 2025.", QUAY, True),
        ("The council approved the new ferry quay on Friday, 9 May 2025.", QUAY, True),
        ("The council approved the new ferry quay on Friday, 2 May 2025, for 3 million.", QUAY, False),
        ("The council will sell the old lighthouse in June.", QUAY, False),
        ("The council approved the new ferry quay on Friday, 2 May 2025.", QUAY, False),
        ("Mayor Ann Bell and the council approved the new ferry quay on Friday.", QUAY, False),
    ],
)
def test_only_what_the_passage_tells_otherwise_is_contradicted(statement: str, source: Source, contradicted: bool):
    assert verify(statement, [source]).contradicted is contradicted
