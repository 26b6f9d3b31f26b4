"""Sharing a practice and reviewing it, as a conversation on one card.

`/practice share` opens a window on the five things that are enough; what is typed is a draft at once, and the
card says how complete it is and what would add most. `/practice mine` finds it again, `/practice review` has
what waits for who reviews, the menu of a message makes a draft of it.

`controls` declares what can be pressed, `cards` draws, `windows` has the fields; `filling` is for windows,
`steps` for the way of a practice, `offering` for other languages, `attaching` for files, `quoting` for
messages, `reviewing` for reviewers; `notices` says what is said unasked, `todo` where what waits is done.
"""
