"""Good practices on the web: searched, read, shared, reviewed; and for anybody, where that is open."""
