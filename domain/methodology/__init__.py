"""The common methodology: what there is to do for an event, by whom, when, and what shows it.

model     roles, proofs, indicators and tasks, as data; what a network changed of them, by region
reading   the shipped data, and a network's own, as that model
schedule  when each task is due with so many days left, and what is left out
lists     an event's own tasks: made, moved with the event, done, left out
proofs    what a controller would miss, while it can still be mended
closing   what the closing report of an event says
exchange  the methodology by spreadsheet
errors    what is refused

Nothing here knows the time: days are passed in, in the event's own zone.
"""
