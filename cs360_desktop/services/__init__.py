"""Use cases in the words of the user; each owns its transaction and knows no Qt."""
