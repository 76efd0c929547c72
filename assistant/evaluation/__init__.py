"""A questions file to figures."""
