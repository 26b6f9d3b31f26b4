"""Practices as files: a sheet of one as PDF, the collection as a workbook and as static pages."""
