"""Figures from entries: roll-ups, comparisons, signals and intervals; values in, values out."""
