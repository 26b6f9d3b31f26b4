"""The HTTP side: `routing` finds the route, `bodies` reads the request, `door` joins everything, `routes/` answer."""
