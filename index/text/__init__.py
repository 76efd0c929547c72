"""What stands in a text: its sentences, its voices, its words."""
