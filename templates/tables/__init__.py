"""Tables to be filled in, in the reader's language: what `documents/sheets` makes a workbook of."""
