"""Concepts as SKOS, in Turtle or RDF/XML: out of what ships, and in from extracts of other vocabularies."""
