"""Finding practices by free words in four languages: one analyser and one ranking for both engines.

How a search walks: `queries` reads what was typed into units, each with the forms that would answer it (the
word itself, synonyms, other languages, mended spellings), by the `lexicon`; an engine (`storage.searching`)
finds the wordings in which most of the forms occur; `ranking` puts the best of those in order; `snippets`
shows why. What is searched was made by `indexing`, from the same `words`.
"""
