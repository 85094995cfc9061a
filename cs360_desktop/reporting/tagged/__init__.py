"""Tagged PDF on reportlab: every mark on the page is either content of a structure element or an artefact.

What comes out passes PDF/UA-1: a screen reader finds headings, lists, tables and figures in reading order.
"""
