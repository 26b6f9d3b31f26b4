"""The engine for one machine: a SQLite file, one thread that writes, a few that read, group commit."""
