"""A Ledger in, hits and constraints out; then findings, coverage and score. A folder is a family, a file a check."""
