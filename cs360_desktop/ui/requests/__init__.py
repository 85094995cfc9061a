"""TTA requests: the form, its completeness and its PDF."""
