"""Units and magnitudes."""
