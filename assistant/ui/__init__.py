"""The Gradio pages. Nothing else imports gradio."""

from assistant.ui.server.server import launch

__all__ = ["launch"]
