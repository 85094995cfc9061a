"""CS360 Desktop: CompStat360 for small police departments."""

__version__ = "0.1.0"
