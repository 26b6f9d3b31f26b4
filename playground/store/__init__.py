"""The playground's memory: one SQLite file and a folder of uploads.

All statements run on the event loop's own thread: one costs 5–20 µs here, a hop to another thread and
back 60–100 µs. What may block (flushing to disk) happens in `Database.checkpoint` on a thread.
"""
