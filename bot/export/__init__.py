"""Claims and comparisons → the bytes of files."""
