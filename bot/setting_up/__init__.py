"""`techlink setup`: from nothing to a running bot, by somebody who is no technician.

What a person lives through, in a terminal or on a page (`--page`), in the language that they chose first:

1. They paste the bot's token. It is tried at once; what is wrong is said (a client secret, an application
   id, a token that was reset, no network), and where to press.
2. The "Server Members" intent is looked up; when it is off they are told where the switch is.
3. They get the link that invites the bot with exactly the rights that it needs: the servers on which the bot
   is are listed, with the rights that are missing there.
4. They name a mail server, or leave it: it is connected to, signed in to, and one mail is sent to them.
5. They name the portal's public address, or leave it: it is opened as people will open it.
6. They are told what works, what is left, and how to start.

What works is written to `.env` at once, which nobody else may read. Each step can be left and done again.

`steps` has a class for each: what it asks, how that is tried, which words; `walk` is what is known by now.
`wizard` (in `terminal`) and `page` only show them. `tokens`, `discord_answers` judge, `asking_discord`,
`trying_mail`, `trying_address` ask, `env_file` writes, `beginning` knows what is configured already.
"""
