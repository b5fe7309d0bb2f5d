"""borderviz turns news reports on a border conflict into a map and charts that can be trusted."""

__version__ = "0.1.0"
