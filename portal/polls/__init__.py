"""Date polls on the web: say when one can, from the list of what waits or from a mail."""
