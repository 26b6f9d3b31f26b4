"""A plan by spreadsheet: `/plan import` takes the file, its cards show what it would do, or what is wrong."""
