"""Timeline: events in the order in which they happened, with who tells each."""

from assistant.analysis.timeline.days import told_within
from assistant.analysis.timeline.paper import paper_of_timeline
from assistant.analysis.timeline.timeline import Account, Timeline, UnplacedAccount, heading, make_timeline, note
