"""The same blocks as in the PDFs, written as a Word document that a town can edit."""
