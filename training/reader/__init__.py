"""The recipe of the trained reader: see the README beside this package."""
