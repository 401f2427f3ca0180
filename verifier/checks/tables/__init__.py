"""Tables: totals, headers, and a cell against the prose."""
