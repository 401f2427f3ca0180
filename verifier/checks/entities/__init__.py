"""Entities and repeats: one fact told twice."""
