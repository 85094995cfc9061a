"""Files out: PDF documents, workbooks, calendars and mail drafts.

The modules here import reportlab at the top, which costs 175 ms. Services therefore import them inside the functions
that make a document, never at the top (design.md §5); this package itself imports nothing.
"""
