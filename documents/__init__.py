"""Bytes made of data: charts, PDF, spreadsheets, calendars. Pure: no Discord, no SQL, no clock.

What is described here is plain data; what is heavy to make is a top-level function for a worker process
(`Core.offload`), which imports its library itself.
"""
