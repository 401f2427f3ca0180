"""Counts and sets: a stated number against its list."""
