"""Time: spans, deadlines, weekdays."""
