"""Document in, Ledger out: sentences to claims, claims to ids and places, claims to groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from verifier.extraction import tables
from verifier.extraction.link import link
from verifier.extraction.place import Passage, Placed, place, place_plainly
from verifier.extraction.source_map import source_map
from verifier.extraction.syntax import NoPipeline
from verifier.memo import Memo, no_memo
from verifier.model.claim import Claim
from verifier.model.document import Block, Document, Sentence, Zone
from verifier.model.finding import Stretch
from verifier.model.ledger import Ledger, Unread
from verifier.model.mention import Mention
from verifier.model.report import Trouble
from verifier.settings import Settings

UNREAD = frozenset({Zone.CODE, Zone.FRONT_MATTER})
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]?(?=\s+[\"“A-Z])|(?=\n)|\Z)")


def extract(
    document: Document, settings: Settings, memo: Memo = no_memo
) -> tuple[Ledger, tuple[Trouble, ...]]:
    """Every claim of the document, and which of them speak of one thing."""
    heads = tables.labels(document)
    read = [row for row in enumerate(document.sentences()) if row[1][1].zone not in UNREAD]
    passages = [
        _passage(document, settings, block, sentence, heads.get(index))
        for _, (index, block, sentence) in read
    ]
    placed, troubles = _ask(memo, passages)
    seen: Counter[str] = Counter()
    claims: list[Claim] = []
    unread: list[Unread] = []
    for (number, (index, block, sentence)), found in zip(read, placed, strict=True):
        if found.claims:
            claims += _anchored(
                document, found.claims, (number, index), block, sentence, seen[sentence.words]
            )
            seen[sentence.words] += 1
        for low, high, reason in found.skipped:
            start, end = sentence.span(low, high)
            unread.append(Unread(place=Stretch(start=start, end=end), reason=reason))
    ledger = link(document, claims)
    known = {
        "unread": tuple(unread),
        "limits": settings.limits,
        "facts": settings.facts,
        "source_map": source_map(document, claims),
    }
    return ledger.model_copy(update=known), troubles


def quantities(text: str) -> tuple[Mention, ...]:
    """Every figure and date in a text, read as plain sentences; offsets index the text."""
    settings = Settings()
    lines = [(found.start(), found[0]) for found in _SENTENCE.finditer(text)]
    placed, _ = _ask(no_memo, [Passage(words=words, hedges=settings.hedges) for _, words in lines])
    fields = Mention.model_fields
    return tuple(
        Mention(
            **{field: getattr(claim, field) for field in fields}
            | {"start": claim.start + at, "end": claim.end + at}
        )
        for (at, _), found in zip(lines, placed, strict=True)
        for claim in found.claims
    )


def _passage(
    document: Document, settings: Settings, block: Block, sentence: Sentence, heads: tables.Labels | None
) -> Passage:
    return Passage(
        words=sentence.words,
        form=block.form,
        zone=block.zone,
        date=settings.date or document.date,
        hedges=settings.hedges,
        row=heads.row if heads else "",
        column=heads.column if heads else "",
        pipeline=settings.pipeline,
    )


def _ask(memo: Memo, passages: Sequence[Passage]) -> tuple[Sequence[Placed], tuple[Trouble, ...]]:
    try:
        return memo(place, passages), ()
    except NoPipeline as error:
        why = f"the syntax pipeline cannot be loaded ({error}); figures are placed by their neighbours alone"
        return memo(place_plainly, passages), (Trouble(stage="extraction", about="syntax", why=why),)


def _anchored(
    document: Document,
    found: Sequence[Claim],
    numbers: tuple[int, int],
    block: Block,
    sentence: Sentence,
    repeat: int,
) -> list[Claim]:
    """Claims of one sentence with their id and their place in the document."""
    claims = []
    for claim in found:
        start, end = sentence.span(claim.start, claim.end)
        line, column = document.place(start)
        key = f"{sentence.words}\0{repeat}\0{claim.start}".encode("utf-8", "surrogatepass")
        claims.append(
            claim.model_copy(
                update={
                    "quote": document.text[start:end],
                    "start": start,
                    "end": end,
                    "line": line,
                    "column": column,
                    "id": blake2b(key, digest_size=5).hexdigest(),
                    "zone": block.zone,
                    "block": numbers[1],
                    "sentence": numbers[0],
                }
            )
        )
    return claims
