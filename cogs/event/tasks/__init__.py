"""What there is to do for events: the board of tasks, roles, proofs; the common methodology itself.

`commands` adds `/event tasks` and `/event methodology`; `controls` declares what can be pressed.
"""
