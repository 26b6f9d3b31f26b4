"""What people read and fill in on the web: aiohttp and Jinja2, one package a noun, `kit/` shared.

A page: a handler in `portal/<noun>/`, declared with `routes.get` or `routes.post` and who may come in; one
call of a service; a template in `templates/portal/<noun>/`. Opening a page changes nothing; only sending a
form does.
"""
