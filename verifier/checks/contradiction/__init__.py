"""Contradiction: said and denied, all and not all, chances that exclude each other."""
