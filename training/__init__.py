"""Recipes that make the weights which ship with Byline. Not part of the installed package."""
