"""A PDF library that knows no model: HTML to tagged PDF, and reading, checking and receiving PDFs."""
