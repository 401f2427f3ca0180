"""Two reports of one text in, Edits out: which claims and findings are new, gone or changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from verifier.model.claim import Claim
from verifier.model.edits import Change, Edits
from verifier.model.finding import Finding
from verifier.model.report import Report
from verifier.reporting.fingerprint import fingerprints

_ALIKE = 65
"""How alike two sentences are, figures left out, that may be one before and after an edit (0 to 100)."""
_FIGURE = re.compile(r"\S*\d\S*")
_SLOTS = ("value", "low", "high", "unit", "comparator", "noun", "window", "status", "polarity", "period")


def edits(old: Report, new: Report) -> Edits:
    """What an edit did. Claims of a claim file are matched by id, those of prose by sentence and slots."""
    pairs = list(
        _by_id(old, new) if "claims" in (old.document.format, new.document.format) else _by_words(old, new)
    )
    before, after = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    was, now = _told(old), _told(new)
    return Edits(
        added=tuple(claim for claim in new.claims if id(claim) not in after),
        removed=tuple(claim for claim in old.claims if id(claim) not in before),
        changed=tuple(
            Change(before=a, after=b)
            for a, b in sorted(pairs, key=lambda pair: pair[1].start)
            if any(getattr(a, slot) != getattr(b, slot) for slot in _SLOTS)
        ),
        introduced=tuple(one for mark, one in now.items() if mark not in was),
        fixed=tuple(one for mark, one in was.items() if mark not in now),
        kept=tuple(one for mark, one in now.items() if mark in was),
    )


def _told(report: Report) -> dict[str, Finding]:
    counting = {id(finding) for finding in report.findings}
    return {mark: finding for finding, mark in fingerprints(report) if id(finding) in counting}


def _by_id(old: Report, new: Report) -> Iterator[tuple[Claim, Claim]]:
    after = {claim.id: claim for claim in new.claims}
    return ((claim, after[claim.id]) for claim in old.claims if claim.id in after)


def _by_words(old: Report, new: Report) -> Iterator[tuple[Claim, Claim]]:
    """First the claims of sentences that stand as they were, then the most alike."""
    left, right = _sentences(old), _sentences(new)
    waiting: dict[str, list[Claim]] = defaultdict(list)
    for claim in new.claims:
        waiting[_key(claim, right)].append(claim)
    rest = []
    for claim in old.claims:
        same = waiting.get(_key(claim, left))
        if same:
            yield claim, same.pop(0)
        else:
            rest.append(claim)
    fresh = sorted((claim for claims in waiting.values() for claim in claims), key=lambda one: one.start)
    yield from _most_alike(rest, fresh, left, right)


def _key(claim: Claim, sentences: Sequence[str]) -> str:
    return f"{sentences[claim.sentence]}\0{claim.words}"


def _most_alike(
    old: Sequence[Claim], new: Sequence[Claim], left: Sequence[str], right: Sequence[str]
) -> Iterator[tuple[Claim, Claim]]:
    bare_left = {a.sentence: _FIGURE.sub("#", left[a.sentence]) for a in old}
    bare_right = {b.sentence: _FIGURE.sub("#", right[b.sentence]) for b in new}
    likeness = {
        (i, j): fuzz.ratio(one, other) for i, one in bare_left.items() for j, other in bare_right.items()
    }
    ranked = sorted(
        (
            (-likeness[a.sentence, b.sentence] - _same(a, b), i, j)
            for i, a in enumerate(old)
            for j, b in enumerate(new)
            if likeness[a.sentence, b.sentence] >= _ALIKE and a.dimension == b.dimension
        ),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, i, j in ranked:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            yield old[i], new[j]


def _same(a: Claim, b: Claim) -> int:
    """More for each slot that is the same: of the figures of one sentence, which was which."""
    slots = ("noun", "unit", "subject", "measure", "role", "words")
    return sum(10 * (getattr(a, slot) == getattr(b, slot)) for slot in slots)


def _sentences(report: Report) -> list[str]:
    return [sentence.words for _, _, sentence in report.document.sentences()]
