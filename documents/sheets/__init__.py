"""Spreadsheets: somebody's file read as tables of text, and tables written for somebody to fill in.

`reading.read` and `writing.write` are heavy, and files are hostile: both are top-level functions for a worker
process (`Core.offload`). What a table means is the business of whoever reads it (`domain/importing`).

workbook   XLSX: limits before anything is unpacked, values instead of formulas
plain      CSV and TSV: which encoding, which separator
"""
