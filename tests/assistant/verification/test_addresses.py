import pytest

from assistant.verification import Source, verify

SOURCE = Source("The guide at www.harbour.example/pier says that the pier is shut; write to pier@harbour.example.")


@pytest.mark.parametrize(
    "statement",
    [
        "The guide at www.harbour.example/tickets says that the pier is shut.",
        "The guide says that the pier is shut; see https://evil.example/?q=pier.",
        "The guide says that the pier is shut; write to gift@harbour.example.",
        "The guide says that the pier is shut, so vote at pier.com.",
    ],
)
def test_an_address_that_the_source_lacks_is_told(statement: str):
    verdict = verify(statement, [SOURCE])
    assert verdict.status == "unsupported"
    assert any("address" in reason for reason in verdict.reasons)


def test_an_address_of_the_source_holds():
    assert verify("The guide at www.harbour.example/pier says the pier is shut.", [SOURCE]).status == "supported"
    assert verify("Write to pier@harbour.example, the guide says.", [SOURCE]).reasons == ()
