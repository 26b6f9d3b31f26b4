"""The WebSocket side: sessions that outlive their connections, and who gets which event.

`intents` and `session` know no sockets; `hub` hands events out; `ready` makes the first payloads;
`connection` speaks with one client.
"""
