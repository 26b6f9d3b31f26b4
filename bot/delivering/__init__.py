"""The worker: claims notices that are due, sends them, and settles what became of them.

`worker` drives, `alarm` wakes it, `holding` keeps what is made until it is due, `lanes` keep Discord and
mails apart, `pace` holds them back, `sending` speaks to Discord through `discord_http`, `recovering` looks
for what may have arrived. `mailing` speaks to the `mail_server`; `letters` makes the mails, with `links`.
`bouncing` looks into a `mailbox` for `reports` of mails that came back.
The rules are in `domain.notices`, the transactions in `services.notices.working`.
"""
