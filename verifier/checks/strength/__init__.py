"""Strength: a text that claims more in one place than it supports in another."""
