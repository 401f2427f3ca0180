"""An article and its claim file in, the claim file brought up to date out; no byte a human wrote is lost."""
