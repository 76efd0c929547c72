"""The Gradio pages. Nothing else imports gradio."""

from assistant.ui.server import launch

__all__ = ["launch"]
