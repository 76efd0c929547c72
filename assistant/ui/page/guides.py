"""The guide to a source that is being read: made while it is looked at, and kept as long as the server runs."""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator

import gradio as gr

from assistant.answers import Guide, guide
from assistant.ui.html import filled
from assistant.ui.parts import at
from assistant.workspace import Workspace
from index.errors import BylineError, DocumentNotFoundError

MOST = 200
"""Guides that are kept."""

_Key = tuple[str, str, str]


class Guides:
    """Makes the guides to sources, one at a time for each tab."""

    def __init__(self, workspace: Workspace) -> None:
        """Serve ``workspace``."""
        self._workspace = workspace
        self._made: OrderedDict[_Key, Guide] = OrderedDict()
        self._making: dict[str, threading.Event] = {}

    async def show(self, request: gr.Request, event: gr.EventData) -> AsyncIterator[dict[str, str] | None]:
        """Tell the guide to a document as it grows; whatever the tab wanted before is not gone on with."""
        tab, stop = request.session_hash or "", threading.Event()
        if tab in self._making:
            self._making.pop(tab).set()
        if not event.document_id:
            return
        self._making[tab] = stop
        found = self._guide(request, event.document_id, stop)
        try:
            while (made := await asyncio.to_thread(next, found, None)) and not stop.is_set():
                yield {"document_id": made.document_id, "html": _shown(made)}
        except DocumentNotFoundError:
            return  # the reader says that it was removed
        except BylineError as error:
            yield {"document_id": event.document_id, "html": filled("problem.html", error=error)}
        finally:
            stop.set()
            if self._making.get(tab) is stop:
                del self._making[tab]

    def _guide(self, request: gr.Request, document_id: str, stop: threading.Event) -> Iterator[Guide]:
        with at(self._workspace, request) as here:
            key = (here.name, document_id, here.library.document(document_id).version)
            if key in self._made:
                yield self._made[key]
                return
            for each in guide(here.assistant, document_id, stop):
                if each.whole:
                    self._made[key] = each
                    while len(self._made) > MOST:
                        self._made.popitem(last=False)
                yield each


def _shown(found: Guide) -> str:
    cited = {each.number: each for each in found.citations}
    statements = [(each, cited[each.citations[0]]) for each in found.statements if each.citations]
    return filled("guide.html", guide=found, statements=statements)
