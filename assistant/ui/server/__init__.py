"""The web application: its routes, its guards, what it serves."""

from assistant.ui.server.server import Way, launch
