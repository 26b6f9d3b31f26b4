"""`/network partners`: the organisations of a network, one card each.

Any member sees the list (code, name, kind, region, contact, members, channel, language) and opens a partner:
its people, what is missing and what to do about it. Who coordinates sees more:

- **Add a partner**: one window; then what will be created is shown, and created on confirming, the row first,
  the role and the private channel second. What the server refuses stays visible and can be tried again.
- **Edit** name, kind, place and language. A new name offers to rename role and channel. What somebody else
  changed while the window was open is shown beside what was written, and nothing is overwritten.
- **Contacts**, **Members**, **Channel**: who speaks for it, who belongs to it, where it is talked to.
- **It leaves**: after a question that says what stays; it can be taken back in as it was.

A contact edits kind, place and language of its own partner. Whatever was typed and cannot be kept is kept as
a draft, and the window opens again with it.

`controls` declares what can be pressed and `cards` draw. `opening`, `adding`, `editing`, `people`, `channel`
and `leaving` do what was pressed; `server` looks at, and renames, what a partner has on the server.
"""
