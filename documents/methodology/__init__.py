"""The common methodology on paper and as a workbook, and the closing report of an event. Only for workers.

handbook, closing   choose the words; the templates in `templates/pdf` set them
making              compiles
xlsx                the workbook
"""
