"""The web application: its routes, its guards, what it serves."""

from assistant.ui.server.server import launch
from assistant.ui.server.stdio import serve_stdio
