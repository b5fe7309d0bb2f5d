"""A package, so that pytest ends the site when the last test in here is done."""
