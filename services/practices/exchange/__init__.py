"""Visits of innovation agents between partners: offered, asked for, dated, prepared, reported."""
