"""NewsQuant: quantities in sentences of news, ours and others' side by side.

Matched as the data's README says: dates, times and ordinals dropped from ours; greedy, one to one, in order;
value equal within 1e-6; comparator reduced to = ~ < >, or up / down where a direction is set; unit equal
after lower-casing to letters, % and $, ours being the unit, else the noun (`unit_names.py`).
Three conventions of the gold are not ours: "hundreds" is 100 to 1,000 there, a change from a to b is one
range, and a noun or adjective ("a 5% rise", "5% lower") tells no direction. The first
figure counts these as misses, the second reads ours as the gold writes them.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import verifier
from benchmarks.peers import Read, peers
from benchmarks.texts import rows
from benchmarks.unit_names import spellings
from verifier.model.mention import Kind, Mention
from verifier.numbers.lexicon import group

PUBLISHED = {
    "CQE": (92.0, 85.6, 88.1),
    "quantulum3": (73.0, 47.2, None),
    "Recognizers": (69.1, 34.2, None),
    "GPT-3": (70.6, 59.1, 51.9),
}
_DROPPED = (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
_ENDS = re.compile(r"(-?[\d.]+(?:e[-+]?\d+)?)(?:-(-?[\d.]+(?:e[-+]?\d+)?))?")
_DIRECTED = {"<=": "<", ">=": ">"}
_TIME = re.compile(
    r"(?:[a-z]+ ){0,3}(?:an?|each|every) (?:century|decade|year|month|week|day|hour|minute|second)", re.I
)
_CROWD = re.compile(r"dozens|hundreds|thousands|millions|billions|trillions", re.I)
_TO = re.compile(r"[^.;,\d]{0,40}\bto (?:about |around )?", re.I)
_WAYS = ("up", "down")
_SAID_AFTER = re.compile(
    r"[ -](?:[a-z]+ )?(?:" + "|".join(sorted(group("rises") | group("falls") | group("compared"))) + r")\b",
    re.I,
)
_SAID_BY_VERB = re.compile(r"\b(?:" + "|".join(sorted(group("up") | group("down"))) + r")(?: by)? *$", re.I)
_FROM = re.compile(r"\bfrom\b(?: up to| about| around)?", re.I)


class Quantity(NamedTuple):
    """A quantity as matched: both ends, the spellings of its unit, its comparator."""

    low: float
    high: float
    units: frozenset[str]
    change: str


Told = tuple[int, int, Quantity]
"""Where a quantity stands in the text, and it."""


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """F1 of value, value + unit, value + comparator."""
    del half
    found = list(rows(data / "newsquant.jsonl"))
    found = found[:limit] if limit else found
    if not found:
        return {"newsquant.jsonl": "not there, skipped"}
    gold = [[_gold(quantity) for quantity in row["quantities"]] for row in found]
    texts = [row["text"] for row in found]
    figures: dict[str, Any] = {"sentences": len(found), "quantities": sum(map(len, gold))}
    figures["verifier"] = _line(texts, gold, _ours, show=show)
    figures["verifier, in all the gold's conventions"] = _line(texts, gold, _as_the_gold, show=False)
    for name, read in peers():
        figures[f"{name}, here"] = _line(texts, gold, _reader(read), show=False)
    for name, published in PUBLISHED.items():
        figures[f"{name}, published"] = " / ".join("–" if f is None else f"{f:.1f}" for f in published)
    return figures


def _line(
    texts: Sequence[str],
    gold: Sequence[Sequence[Quantity]],
    read: Callable[[str], list[Quantity]],
    *,
    show: bool,
) -> str:
    """F1 of value / value + unit / value + comparator over all texts."""
    right, seen = [0, 0, 0], 0
    for text, wanted in zip(texts, gold, strict=True):
        got = read(text)
        seen += len(got)
        pairs = _matched(wanted, got)
        right[0] += len(pairs)
        right[1] += sum(bool(a.units & b.units) for a, b in pairs)
        right[2] += sum(a.change == b.change for a, b in pairs)
        if show:
            _tell(text, wanted, got, pairs)
    total = sum(map(len, gold)) + seen
    return " / ".join(f"{200 * count / total:.1f}" for count in right)


def _matched(wanted: Sequence[Quantity], got: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Greedy, in order; of equals the one whose unit fits too."""
    left = list(got)
    pairs = []
    for one in wanted:
        same = [other for other in left if _close(one.low, other.low) and _close(one.high, other.high)]
        if same:
            best = next((other for other in same if other.units & one.units), same[0])
            left.remove(best)
            pairs.append((one, best))
    return pairs


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-9)


def _gold(row: dict[str, str]) -> Quantity:
    ends = _ENDS.fullmatch(row["value"].replace(" ", ""))
    if ends is None:
        low = high = float("nan")
    else:
        low, high = sorted((float(ends[1]), float(ends[2] or ends[1])))
    return Quantity(low, high, spellings(row["unit"], row["normalized_unit"]), row["change"])


def _ours(text: str) -> list[Quantity]:
    return [q for _, _, q in _told(text)]


def _told(text: str) -> list[Told]:
    """Ours with its places: no date, no ordinal, and no "a decade", which is a time without a number."""
    return [
        (mention.start, mention.end, _quantity(mention))
        for mention in verifier.quantities(text)
        if mention.kind not in _DROPPED and not _TIME.fullmatch(mention.quote)
    ]


def _as_the_gold(text: str) -> list[Quantity]:
    """Ours in the gold's conventions: "hundreds" is 100 to 1,000, "from a to b" one range, "5% lower" just 5%."""
    found: list[Told] = []
    for start, end, one in _told(text):
        if one.low != one.high and _CROWD.search(text[start:end]):
            scale = one.low / 2
            one = one._replace(low=scale, high=10 * scale, change="=")
        if one.change in _WAYS and _SAID_AFTER.match(text, end) and not _SAID_BY_VERB.search(text[:start]):
            one = one._replace(change="=")
        if found and _from_to(text, found[-1], start):
            first, _, other = found.pop()
            low, high = sorted((other.low, one.low))
            one = one._replace(low=low, high=high, units=one.units | other.units)
            start = first
        found.append((start, end, one))
    return [one for _, _, one in found]


def _from_to(text: str, before: Told, start: int) -> bool:
    first, end, one = before
    return one.low == one.high and bool(
        _TO.fullmatch(text[end:start]) and _FROM.search(text[max(first - 20, 0) : first + 5])
    )


def _quantity(mention: Mention) -> Quantity:
    unit = mention.unit or mention.noun
    if mention.value is not None:
        low = high = float(mention.value)
    else:
        ends = [float(end) for end in (mention.low, mention.high) if end is not None]
        low, high = (ends[0], ends[-1]) if ends else (float("nan"),) * 2
    change = mention.direction.value if mention.direction else mention.comparator.value
    return Quantity(low, high, spellings(unit, mention.noun), _DIRECTED.get(change, change))


def _reader(read: Read) -> Callable[[str], list[Quantity]]:
    def quantities(text: str) -> list[Quantity]:
        return [
            Quantity(r.low, r.high, spellings(r.unit), r.comparator)
            for r in read(text)
            if not _TIME.fullmatch(text[r.start : r.end].strip())
        ]

    return quantities


def _tell(
    text: str,
    wanted: Sequence[Quantity],
    got: Sequence[Quantity],
    pairs: Sequence[tuple[Quantity, Quantity]],
) -> None:
    missed = [one for one in wanted if not any(one is a for a, _ in pairs)]
    extra = [one for one in got if not any(one is b for _, b in pairs)]
    off = [(a, b) for a, b in pairs if not a.units & b.units or a.change != b.change]
    if missed or extra or off:
        print(f"\n{text}")
        for label, some in (("missed", missed), ("extra", extra)):
            for one in some:
                print(f"   {label}: {one.low:g} {one.high:g} {sorted(one.units)} {one.change}")
        for a, b in off:
            print(f"   {a.low:g}: {sorted(a.units)} {a.change}  ours {sorted(b.units)} {b.change}")
