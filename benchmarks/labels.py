"""Our reading of alarms on clean text: right or wrong, by place; no text is kept.

`marks/alarms.jsonl` holds one row an alarm: text (its name in `texts.clean`), check, start, end (of the
primary place), right (whether an editor would call it a fault of the text).
"""

import json
from functools import cache
from pathlib import Path

from verifier.model.finding import Finding

PATH = Path(__file__).parent / "marks" / "alarms.jsonl"
Key = tuple[str, str, int, int]


@cache
def labels() -> dict[Key, bool]:
    """Whether each alarm we read is a real fault of its text."""
    found: dict[Key, bool] = {}
    if PATH.exists():
        for line in PATH.read_text("utf-8").splitlines():
            row = json.loads(line)
            found[row["text"], row["check"], row["start"], row["end"]] = row["right"]
    return found


def key(text: str, finding: Finding) -> Key:
    """What an alarm is remembered by."""
    first = finding.places[0]
    return text, finding.check, first.start, first.end


def verdict(text: str, finding: Finding) -> bool | None:
    """True for a real fault, False for a false alarm, None where nobody has read it."""
    return labels().get(key(text, finding))
