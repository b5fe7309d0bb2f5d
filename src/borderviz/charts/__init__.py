"""Charts: reported tolls as plotly figures and tables, from rows of figures; each answers the question above it."""
