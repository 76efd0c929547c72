"""What programs ask of Byline: objects over HTTP, MCP tools, and a model that chat clients talk to."""

from assistant.ui.tools.agents import add_agents, agents_server
from assistant.ui.tools.chat import add_chat
from assistant.ui.tools.http import AT_ONCE, add_http
from assistant.ui.tools.problems import refused
from assistant.ui.tools.stdio import pass_stdio_on, serve_stdio
from assistant.ui.tools.tools import tools_of
