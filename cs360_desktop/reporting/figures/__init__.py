"""Vector figures for documents, drawn from the chart descriptions in `domain.charts`."""
