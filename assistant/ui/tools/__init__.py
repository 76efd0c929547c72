"""The endpoints for programs: HTTP and MCP."""
