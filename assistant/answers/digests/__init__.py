"""Short texts of several sentences: overviews, lists, comparisons, what happened on a day."""

from assistant.answers.digests.comparing import Compared, compared
from assistant.answers.digests.dated import told_on
from assistant.answers.digests.listing import listed
from assistant.answers.digests.overview import overview
