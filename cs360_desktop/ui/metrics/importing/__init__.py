"""Bring a workbook in, step by step: file, table, match, preview, done."""
