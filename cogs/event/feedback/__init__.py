"""What people say of an event that is over: the questionnaire as cards, and what who organises it reads.

`controls` declares what can be pressed, `cards` draws, `presses` says what happens then.
"""
