"""The endpoints for programs: HTTP and MCP."""

from assistant.ui.tools.tools import add_endpoints
