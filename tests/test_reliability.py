"""Every case of docs/reliability.md has a test, and the page says what the tests do."""

from scripts.reliability import CASES, PAGE, marked, page


def test_every_case_has_a_test_and_every_test_a_case():
    assert {case for case, *_ in marked()} == set(CASES)


def test_the_page_is_as_the_tests_are():
    assert PAGE.read_text("utf-8") == page(), "run `make reliability`"
