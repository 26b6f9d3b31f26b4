"""What finds practices: one door, and an engine behind it for each database.

Both are given the same terms and answer with the same measure (BM25 over the same counts), so the wordings
that go on to `domain.search.ranking` are the same, up to ties.
"""
