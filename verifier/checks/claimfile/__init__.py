"""Claim files: formulas, and quotes against their article."""
