"""Discord's limits, and the nested tree in which it says what is wrong (error 50035).

`fields` has the kinds of values, the other modules say which object has which; each collects everything
that is wrong into one `Problems` before the request is refused, as Discord does.
"""
