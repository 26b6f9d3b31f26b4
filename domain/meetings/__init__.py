"""What happens during an event and after it: agenda, presence, notes, decisions, minutes, their approval.

An event (`domain.events`) is what is organised; here is what took place. Everything is pure.
"""
