"""Reports and claim files in, what an editor has to decide out: the pure half of `verifier review`."""
