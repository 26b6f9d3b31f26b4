"""The playground's mail server: it takes every mail for everybody, keeps it, and brings it nowhere.

`post` speaks SMTP on loopback, `store` keeps mails in the playground's file, `shown` reads them for the page
`/mailbox` and for `/playground/mails`. Its bad days are `playground.faults.MailFaults`.
"""
