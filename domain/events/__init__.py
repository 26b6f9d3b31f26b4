"""Events: seminars, conferences, workshops, video-conferences, meetings; who comes, and who has a seat.

`model` says what an event is, `fields` what people say of one, `times` when it is on whose clock, `seats` who
gets one, `history` what was done with it. Nothing here knows the time.
"""
