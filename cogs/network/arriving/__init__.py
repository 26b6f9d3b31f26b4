"""`/network arriving`: how far people of the lists are; invitations, reminders, codes; who belongs.

`presses` answers what is pressed, `confirming` the contact's answer to somebody who arrived, `same` the
question which two accounts are one person, `uniting` their answers; `controls` declares it and the `cards`
draw.
"""
