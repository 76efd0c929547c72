"""What the endpoints for other programs share."""

import pytest

from assistant.question.scope import ScopeError
from assistant.ui.tools.replies import scope_from


def test_an_endpoint_takes_the_months_and_years_that_a_question_takes():
    scope = scope_from(None, None, None, "2025", "2024-02")
    assert (scope.after, scope.before) == ("2025-01-01", "2024-02-29")
    with pytest.raises(ScopeError, match="is not a date"):
        scope_from(None, None, None, "soon", None)
