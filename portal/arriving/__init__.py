"""The page of an invitation: who invites, what is kept and why, how one wants to be spoken to; one press.

It has no address of its own: a link of `services.links.Purpose.JOIN` opens it.
"""
