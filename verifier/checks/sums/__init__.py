"""Sums and shares: parts, totals, percentages of one whole."""
