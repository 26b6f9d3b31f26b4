"""Set-up as a page on loopback: the steps, checks and words of the terminal, for who would rather click.

`serving` listens and prints the address with its secret, `site` is who may come in and what is around every
page, `pages` are the pages themselves (`templates/portal/setup/`), made with the portal's kit.
"""
