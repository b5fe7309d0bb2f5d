"""Importing: other people's event data becomes a layer. Readers make rows, a guess says which column is what."""
