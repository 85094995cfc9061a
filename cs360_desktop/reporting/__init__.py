"""Files out: PDF documents, workbooks, calendars and mail drafts."""
