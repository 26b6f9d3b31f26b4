"""Date polls in chat: times are proposed, people say when they can, the organiser takes one.

`controls` declares what can be pressed, `cards` draws; `making` is before it is published, `saying` is for
who is asked, `running` for who runs it.
"""
