"""Sources: what the text rests on, and what sources given beside it say."""
