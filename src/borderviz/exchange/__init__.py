"""Exchange: import and export formats, one file each."""
