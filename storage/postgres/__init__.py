"""The engine for where one machine is outgrown: a PostgreSQL server, several processes that write at once.

psycopg is imported by nothing outside this package, and this package only when an address asks for it.
"""
