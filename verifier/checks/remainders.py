"""A ledger in, shares told over several sentences out, where the last sentence says that it tells the remainder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from verifier.model.claim import Claim
from verifier.model.document import Form, Zone
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind

_ABOUT = r"(?:about |around |roughly |some |an? )?"
_REST = re.compile(
    r"^(?:And |But |Only |Just )?"
    r"(?P<said>[Tt]he (?:remaining|other|remainder|rest|balance)|(?:[Tt]his|[Tt]hat) (?:leaves|left))"
    rf"(?:,| of [^.,%\d]{{1,30}},?| –| —| \()? ?(?:only |just )?{_ABOUT}$"
)
_CHANCE = re.compile(r"\b(?:chance|probability)\b")
_MOST = 3
"""Sentences back in which the other shares are looked for."""
_NEAR = 1


def remainders(
    ledger: Ledger, is_share: Callable[[Claim], bool], mixed: re.Pattern[str]
) -> Iterator[tuple[tuple[Claim, ...], str]]:
    """The shares of one whole, the remainder last, and the words that say so; `mixed` is what shares of one whole lack.

    Where the nearest shares make the whole by themselves, those before them are of another one.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        shares = [claim for claim in claims if claim.kind in (Kind.PERCENT, Kind.RATIO)]
        if (
            len(shares) != 1
            or not is_share(shares[0])
            or block.form is Form.CELL
            or block.zone is Zone.RELATED
        ):
            continue
        (last,) = shares
        start, end = sentence.inner(last.start, last.end)
        rest = _REST.match(sentence.words[:start])
        if rest is None or re.match(
            r"\W*(?:of (?:them|those|these|the|that)|points?)\b", sentence.words[end:]
        ):
            continue
        told = _before(ledger, index, is_share, mixed)
        values = [claim.value or 0 for claim in (*told, last)]
        taken = values[0] == sum(values[1:])  # "holds 20 per cent; sold 5; the remaining 15"
        if told and not taken and len({claim.window for claim in (*told, last)}) == 1:
            yield (*told, last), rest["said"]


def _before(
    ledger: Ledger, index: int, is_share: Callable[[Claim], bool], mixed: re.Pattern[str]
) -> tuple[Claim, ...]:
    """The shares of the sentences right before, in reading order; none where one of them is of something else."""
    home = ledger.sentences[index][0]
    last = next(claim for claim in ledger.by_sentence[index] if is_share(claim))
    chance = _CHANCE.search(ledger.sentences[index][2].words)
    told: tuple[Claim, ...] = ()
    empty = 0
    for at in range(index - 1, max(-1, index - 1 - _MOST), -1):
        if not ledger.together(ledger.sentences[at][0], home):
            break
        found = [c for c in ledger.by_sentence.get(at, ()) if c.kind in (Kind.PERCENT, Kind.RATIO)]
        if not found:
            empty += 1
            if empty > _NEAR:
                break
            continue
        words = ledger.sentences[at][2].words
        if mixed.search(_CHANCE.sub("", words) if chance else words) or not all(map(is_share, found)):
            return ()
        told = (*found, *told)
        if sum(claim.value or 0 for claim in (*told, last)) >= 99:
            break
    return told
