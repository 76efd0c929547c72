"""The small trained network that says whether a passage supports a sentence."""
