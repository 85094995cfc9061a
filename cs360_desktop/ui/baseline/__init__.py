"""Baseline: the checklist of the six requirements B1 to B6."""
