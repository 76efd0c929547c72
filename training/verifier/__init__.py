"""The recipe of the trained verifier: see the README beside this package."""
