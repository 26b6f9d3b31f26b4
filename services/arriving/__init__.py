"""How people who were put on a list come in: by a link in a mail, or by a code on Discord.

listing     who is expected, and their codes; taken back with an import
progress    how far everybody is, for the coordination
inviting    first invitations and reminders by e-mail, and what they say
coming      by the link: look, join, or say no
codes       by the code, typed on Discord; the account becomes theirs
confirming  the partner's contact says whether who arrived is one of them
"""
