"""What pages share: their layout, the libraries, what a request brings."""
