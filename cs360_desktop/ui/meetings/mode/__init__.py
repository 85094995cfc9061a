"""Meeting mode: what the room sees, and beside it what the presenter needs (ui/guide.md §12)."""
