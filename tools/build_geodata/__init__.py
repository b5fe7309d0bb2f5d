"""Builds data/geo/ from pinned public packages: `python -m tools.build_geodata`."""
