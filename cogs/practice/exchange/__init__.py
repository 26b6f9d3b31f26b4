"""Visits of innovation agents in chat.

`/practice visit` offers one or asks for one, and lists those that are open with what fits. Taking one up
begins a date poll between the two; once it is decided the host has a checklist, and afterwards the guest
tells what they saw, and three months later what was adopted.
"""
