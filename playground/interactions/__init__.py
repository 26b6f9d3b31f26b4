"""What people do with an application, and how it answers: Discord's interactions, whole life cycle.

`start` takes a person's act, checked by `commands` and `options`, `presses` (buttons, selects) and `forms`
(modals), with what it names spelt out by `resolve`; `payload` makes the bot's event of it; `lifecycle` keeps
the time; `answers` takes the bot's first answer and `followups` what it sends by the token afterwards.
"""
