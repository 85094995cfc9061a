"""Metrics: choosing measures, entering values, importing workbooks."""
