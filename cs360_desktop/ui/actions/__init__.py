"""Actions: one board over all meetings and problems."""
