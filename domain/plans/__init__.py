"""Strategic innovation plans: what a region, or the project itself, means to do, by when and by whom.

`model` says what there is, `codes` how people name it, `rules` what may be done, `ladder` when somebody is
reminded, `history` what was changed, `suggesting` where a zone may start, `errors` what is refused.
"""
