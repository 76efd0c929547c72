"""What the command ``watch`` takes."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize("every", ["soon", "30", "0m", "-5m", ""])
def test_a_time_that_is_none_is_wrong_use(byline: Callable, every: str):
    assert byline("watch", "--every", every).code == 2
