"""Page: a whole study in one HTML file, whose own scripts filter, draw and link it without a server."""
