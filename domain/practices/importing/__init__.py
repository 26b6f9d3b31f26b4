"""A spreadsheet, or a JSON list, of practices: read row by row against what the network has."""
