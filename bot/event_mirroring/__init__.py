"""Discord follows events: scheduled events, threads, roles and rooms are made, kept in line and tidied away.

`keeper` looks again and again, over all networks, and lets each part do what is due: `scheduled`, `threads`,
`roles`, `rooms`. `listening` hears what people do there. The database is the truth; nothing that people made
is touched; what was about to be made when the bot ended is looked for before anything is made.
"""
