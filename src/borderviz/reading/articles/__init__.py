"""Articles: how files and web pages become documents with title, outlet and day."""
