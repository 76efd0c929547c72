"""How voices, dates, counts and addresses are put."""
