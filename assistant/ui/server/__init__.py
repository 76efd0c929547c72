"""The web application: its routes, its guards, what it serves."""
