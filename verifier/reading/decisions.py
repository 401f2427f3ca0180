"""The waivers and reviews of a claim file: what people decided of findings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from verifier.model.claimfile import Entry, Formula
from verifier.model.review import Decision, Review
from verifier.model.waiver import Waiver
from verifier.reading.fields import Fields
from verifier.reading.spelling import did_you_mean
from verifier.reading.yamltree import Mapping, Node

WAIVER_KEYS = ("check", "claim", "quote", "reason", "by", "until")
REVIEW_KEYS = ("check", "claim", "quote", "decision", "note", "by", "now")
WRITTEN = tuple(one for one in Decision if one is not Decision.WAIVED)
"""What `decision` may say: a waiver has a section of its own."""
_CHECK = re.compile(r"[a-z][a-z0-9-]{0,80}")


class Decisions(Fields):
    """Reads them; each names a claim of the file, or quotes the article's words."""

    def waivers(
        self, node: Node | None, entries: Iterable[Entry], formulas: Iterable[Formula]
    ) -> tuple[Waiver, ...]:
        """Each reaches what blames its claim: the claim's own lines, and the formulas that name it."""
        known = {entry.id: list(entry.stretches) for entry in entries}
        for formula in formulas:
            for name in formula.names & known.keys():
                known[name].append((formula.start, formula.end))
        found = (self._waiver(item, known) for item in self.items(node, "waivers"))
        return tuple(waiver for waiver in found if waiver)

    def reviews(self, node: Node | None, entries: Iterable[Entry]) -> tuple[Review, ...]:
        """What the desk decided otherwise."""
        known = {entry.id for entry in entries}
        found = (self._review(item, known) for item in self.items(node, "reviews"))
        return tuple(review for review in found if review)

    def _waiver(self, node: Node, known: dict[str, list[tuple[int, int]]]) -> Waiver | None:
        read = self._blaming(node, "waivers", WAIVER_KEYS, ("check", "reason", "by", "until"), known)
        if read is None:
            return None
        fields, words = read
        until = self._until(fields)
        if until is None:
            return None
        told = {key: words[key] for key in ("check", "claim", "quote", "reason", "by")}
        start, end = fields["check"].start, fields["check"].end
        return Waiver(**told, until=until, covers=tuple(known.get(words["claim"], ())), start=start, end=end)

    def _review(self, node: Node, known: Collection[str]) -> Review | None:
        read = self._blaming(node, "reviews", REVIEW_KEYS, ("check", "decision"), known)
        if read is None:
            return None
        fields, words = read
        given = words.pop("decision")
        if given not in WRITTEN:
            hint = did_you_mean(given, WRITTEN) or f"; one of {', '.join(WRITTEN)}"
            self.trouble(fields["decision"].start, f"reviews.decision: no decision '{given}'{hint}")
            return None
        return Review(**words, decision=Decision(given))

    def _blaming(
        self, node: Node, section: str, keys: tuple[str, ...], needed: tuple[str, ...], known: Collection[str]
    ) -> tuple[dict[str, Node], dict[str, str]] | None:
        """The nodes and words of one item; None where it lacks something."""
        fields = self.fields(node, section, keys)
        words = {key: self.words(fields, key, section) for key in keys}
        if not isinstance(node, Mapping):
            return None
        missing = [key for key in needed if not words[key]]
        if not words["claim"] and not words["quote"]:
            missing.insert(min(1, len(missing)), "claim")
        if missing:
            does = "waives" if section == "waivers" else "decides"
            self.trouble(node.start, f"{section}: {does} nothing without {', '.join(missing)}; add it")
            return None
        if not _CHECK.fullmatch(words["check"]):
            advice = "a check's name is lower-case words joined by hyphens, as in total-misses-parts"
            self.trouble(fields["check"].start, f"{section}.check: '{words['check']}'; {advice}")
        if words["claim"] and words["quote"]:
            self.trouble(fields["quote"].start, f"{section}.quote: the claim has one; delete this line")
            words["quote"] = ""
        elif words["claim"] and words["claim"] not in known:
            hint = did_you_mean(words["claim"], known) or "; name an id under claims"
            self.trouble(fields["claim"].start, f"{section}.claim: no claim '{words['claim']}'{hint}")
        return fields, words

    def _until(self, fields: dict[str, Node]) -> date | None:
        period = self.period(fields, "until", "waivers")
        if period and period.last is None:
            self.trouble(fields["until"].start, "waivers.until: has no end; name a day, as in 2026-06-30")
        return period.last if period else None
