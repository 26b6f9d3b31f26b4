"""What becomes of a practice elsewhere, in chat.

`/practice adopt` opens a window, and shows how it was understood before it is done; the author is told,
thanks or offers help; after three and twelve months somebody says how it goes. Stars and questions are
beside it.

`controls` declares what can be pressed, `cards` draws; `taking` is for taking over, `going` for what comes of
it, `talking` for stars and questions.
"""
