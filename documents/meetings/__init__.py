"""Documents of meetings: minutes as PDF and DOCX, the list for the front desk as PDF."""
