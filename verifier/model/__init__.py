"""The nouns. Frozen records; imports nothing else of ours.

- **Document**: a text as decoded, with its zones, blocks, sentences and links.
- **Zone**: the part a passage plays (headline, summary, body, table, ...).
- **Sentence**: its place in the source, its words, and the way back from words to source.
- **Mention**: a number or date as written, with every value it may stand for.
- **Claim**: a Mention that is placed: subject, measure, noun, place, window, status, zone.
- **Group**: claims about one thing.
- **Ledger**: all claims of a document.
- **SourceMap**: what a text rests on: its references, and where it cites or quotes whom.
- **Check**: a function that asks one question of a Ledger.
- **Hit**: what a check saw. **Constraint**: what must hold, as data.
- **Conflict**: a minimal set of claims that cannot all be true.
- **Comparison**: a sentence held against the sources a user gives, passage by passage.
- **Finding**: a hit or conflict as a reader gets it, with verdict, severity and confidence.
- **Trouble**: something we could not read or run. **Report**: the end of the pipe.
"""
