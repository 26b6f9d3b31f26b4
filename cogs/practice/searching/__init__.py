"""Good practices are found: searched for, narrowed down, kept as a search, offered by themselves.

A search lies in a draft (`services.practices.browsing`), so that its card works after a restart whatever was
typed. `presses` turns and narrows it, `keeping` is for saved searches, `notices` says what is new, `offered`
gives other nouns the button with which they show a practice.
"""
