"""The HTTP side: `routing` finds a route, `bodies` reads requests, `door` joins all, `routes/` answer."""
