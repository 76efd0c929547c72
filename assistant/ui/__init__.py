"""The web application, and what it shares with programs. Nothing else imports gradio."""
