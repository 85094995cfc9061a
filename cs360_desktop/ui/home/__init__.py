"""Home: what needs the point of contact today."""
