"""Dates of a text: how expressions are found and resolved, and to which figure or event they belong."""
