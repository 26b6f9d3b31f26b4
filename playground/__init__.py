"""A local server that speaks Discord's protocol to bots and to people, with a chat page of its own.

It knows nothing of Techlink: any Discord bot can be pointed at it. Rooms inside, each knowing only
those before it:

- `errors`, `clock`, `snowflakes`, `permissions`, `grants`, `faults`, `ratelimits`: the rules, without I/O
- `records/` what exists (users, servers, messages…), `store/` where it is kept (one SQLite file)
- `mailbox/` a mail server that keeps what it takes
- `validation/` Discord's limits and the shape of its refusals
- `payloads/` records as Discord shows them
- `gateway/` the WebSocket side; `state` holds everything together
- `messages/`, `gatherings/` and `interactions/` what may happen; `rest/` the routes; `server` starts it all

How to add a route: `rest/routes/__init__.py`.
"""
