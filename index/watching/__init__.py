"""Keeps a library in step with its places."""

from index.watching.wakes import wakes
from index.watching.watch import Watch, event
