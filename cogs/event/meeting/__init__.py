"""During an event and after it: agenda, beginning and end, presence, what is noted, minutes and materials.

`controls` declares what can be pressed, `cards` draws, the other modules say what happens then.
"""
