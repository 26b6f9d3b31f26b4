"""`techlink setup`: from nothing to a running bot, by somebody who is no technician.

What a person lives through, in the language that they chose first:

1. They are told what they need: a Discord account that may manage the server, ten minutes, this machine.
2. They paste the bot's token. It is tried at once; what is wrong is said (a client secret, an application
   id, a token that was reset, no network), and where to press.
3. The "Server Members" intent is looked up; when it is off they are told where the switch is.
4. They get the link that invites the bot with exactly the rights that it needs, open it, and press Enter: the
   servers on which the bot is are listed, with the rights that are missing there.
5. All is written to `.env`, which nobody else may read. They are told the next two steps.

`tokens` and `discord_answers` judge, `asking_discord` asks, `env_file` writes, `wizard` leads through.
"""
