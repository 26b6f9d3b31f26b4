"""Practices as files: one as a sheet, the collection out and in again."""
