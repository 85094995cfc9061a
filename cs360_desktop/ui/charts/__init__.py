"""Charts: run charts and their tables."""
