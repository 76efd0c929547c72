"""When a model's server is asked again, and after how long."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from langchain_core.exceptions import ModelAuthenticationError, ModelRateLimitError

from assistant.writing.streaming import PAUSE, wait_before_retry


class RateLimitError(ModelRateLimitError):
    """A rate limit as clients report it: with the response that told of it."""

    def __init__(self, **headers: str) -> None:
        super().__init__("asked too often")
        self.status_code = 429
        self.response = httpx.Response(429, headers={name.replace("_", "-"): told for name, told in headers.items()})


def test_it_waits_as_long_as_the_server_says():
    assert wait_before_retry(RateLimitError(retry_after="7")) == 7
    assert wait_before_retry(RateLimitError(retry_after="0.5")) == 0.5
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert wait_before_retry(RateLimitError(retry_after=later)) == pytest.approx(60, abs=5)
    assert wait_before_retry(RateLimitError(retry_after="Mon, 01 Jan 2024 00:00:00 GMT")) == 0


@pytest.mark.parametrize(
    "error", [RateLimitError(), RateLimitError(retry_after="soon"), httpx.ReadError("lost"), ConnectionError()]
)
def test_it_pauses_where_nothing_is_said(error: Exception):
    assert wait_before_retry(error) == PAUSE


@pytest.mark.parametrize("error", [ModelAuthenticationError("sk-secret"), ValueError()])
def test_what_cannot_pass_is_not_tried_again(error: Exception):
    assert wait_before_retry(error) is None
