"""Ratios, percent and pace."""
