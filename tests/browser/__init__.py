"""A package, so that pytest ends the server and the Chromium when the last test in here is done."""
