"""Rhetoric: how a thing is said where it could have been shown. Notes only."""
