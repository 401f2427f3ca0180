"""A claim and the sources in, what they make of each part of it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.comparing import align, repeated
from verifier.comparing.causes import caused
from verifier.comparing.denied import denied
from verifier.comparing.derived import Made, asks, derive
from verifier.comparing.held import Hearing, Held
from verifier.comparing.judge import weigh
from verifier.comparing.passages import SHORT, Passages, bare
from verifier.comparing.promises import promised, settled
from verifier.comparing.qualifiers import lost
from verifier.comparing.quotations import quotations
from verifier.comparing.signs import signs
from verifier.comparing.stance import directions, stance
from verifier.comparing.subjects import of_another, others, strangers, swapped
from verifier.comparing.terms import Statement
from verifier.comparing.turns import turns
from verifier.comparing.universal import universal
from verifier.comparing.windows import misdated
from verifier.model.comparison import Reason, Support
from verifier.model.mention import Kind, Mention

_SEVERAL = (Kind.RANGE, Kind.RATIO, Kind.DATE, Kind.PERIOD, Kind.ORDINAL)
"""Kinds that may hold another number beside the one that changed."""
_LONG = 400
"""Sentences from which sources are a library, and no one text that would speak of all the claim does."""
_TOLD_ONCE = (Reason.OTHER_DIRECTION, Reason.QUALIFIER_LOST, Reason.NEGATION)
_SPOKEN_OF = 0.25
"""The alignment from which a sentence of the source speaks of the claim."""
_ABOUT = 0.5
"""The alignment from which another date is a contradiction."""
_SPOKEN_THROUGH = 0.4
"""The share of a claim's words from which a whole text speaks of it."""
_TIMES = (Kind.DATE, Kind.PERIOD)
_ALIKE = 0.12
"""The fit from which two figures of a long text may be one; what it does not say is said nowhere."""
_ALIKE_IN_PASSING = 0.4
"""The same for a few sentences, which leave much unsaid."""


def hold(claim: Statement, passages: Passages) -> list[Held]:
    """Every part of the claim, and the sources' word on it."""
    same = passages.verbatim.get(bare(claim.words))
    if same is not None:
        whole = (0, len(claim.words))
        places = [(figure.start, figure.end) for figure in claim.figures] or [whole]
        return [Held(Support.SUPPORTED, Reason.SAID, place, same, alignment=1.0) for place in places]
    near = tuple(passages.near(claim))
    if not near:
        spans = [(figure.start, figure.end) for figure in claim.figures if figure.kind not in _TIMES]
        missing = [Held(Support.NOT_FOUND, Reason.FIGURE_NOT_FOUND, span) for span in spans]
        nothing = Held(Support.NOT_FOUND, Reason.NO_PASSAGE, (0, len(claim.words)))
        return [nothing, *missing, *quotations(claim, passages)]
    covered = {index: align.coverage(claim, passages, index) for index in near}
    best = max(near, key=lambda index: (covered[index], -index))
    hearing = Hearing(claim, passages, near, covered, best)
    only = _only_change(hearing)
    if only:
        return [only]
    figures = [(figure, _figure(hearing, figure)) for figure in claim.figures]
    figures = [row for row in figures if not _left_open(*row)]
    if of_another(hearing):
        figures = [(figure, _unsaid(held)) for figure, held in figures]
    found = [*_figures(hearing, figures), *signs(hearing), *quotations(claim, passages)]
    if not any(one.reason is Reason.DERIVED for one in found):
        found += [
            *strangers(hearing, figures),
            *swapped(hearing, figures),
            *misdated(hearing, figures),
            *stance(hearing),
            *turns(hearing),
            *denied(hearing),
            *universal(hearing),
            *promised(hearing),
            *settled(hearing),
            *caused(hearing),
        ]
    if covered[best] < _SPOKEN_OF and not any(one.reason is Reason.DERIVED for one in found):
        found.append(hearing.nothing(Reason.NO_PASSAGE))
    if not found:
        found.append(
            Held(Support.SUPPORTED, Reason.SAID, (0, len(claim.words)), best, alignment=covered[best])
        )
    return _once(found)


def _once(found: list[Held]) -> list[Held]:
    """Without what a sentence has already been told: one turn, one lost qualifier."""
    told: set[Reason] = set()
    kept = []
    for one in found:
        if one.reason not in _TOLD_ONCE or one.reason not in told:
            kept.append(one)
        told.add(one.reason)
    return kept


def _only_change(hearing: Hearing) -> Held | None:
    """A sentence told again but for one number, which the grammar of numbers did not find in both."""
    claim, source = hearing.claim, hearing.source
    changed = repeated.change(claim, source)
    if changed is None:
        return None
    read = (one for one in claim.figures if one.start < changed.ours[1] and changed.ours[0] < one.end)
    if any(
        weigh(one, other) and repeated.same_place(claim, one, source, other)
        for one in read
        for other in source.figures
        if one.kind not in _SEVERAL
    ):
        return None
    return Held(*changed.weighed, changed.ours, hearing.best, changed.theirs, hearing.covered[hearing.best])


def _unsaid(held: Held) -> Held:
    """A figure of somebody else says nothing of this one, unless it is the same."""
    if held.support in (Support.CONTRADICTED, Support.OVERSTATED):
        return held._replace(support=Support.NOT_FOUND, reason=Reason.FIGURE_NOT_FOUND, figure=None)
    return held


def _left_open(figure: Mention, held: Held) -> bool:
    """A time counted from some day, of which the source says nothing: that it is not said means little."""
    counted = figure.kind in _TIMES and figure.period is None and not any(map(str.isdigit, figure.words))
    return counted and held.reason is Reason.FIGURE_NOT_FOUND


def _figures(hearing: Hearing, figures: list[tuple[Mention, Held]]) -> Iterator[Held]:
    for figure, held in figures:
        yield held
        turned = directions(hearing, held, figure.start)
        if turned:
            yield turned
        qualified = lost(hearing, held)
        if qualified:
            yield qualified
        yield from others(hearing, held, figure)


def _figure(hearing: Hearing, figure: Mention) -> Held:
    span = figure.start, figure.end
    unread = _unread(hearing, figure)
    if unread:
        return unread
    found = align.options(hearing.claim, figure, hearing.passages, hearing.near)
    chosen = align.choose(figure, found)
    if chosen is None or (
        chosen.weighed.support in (Support.CONTRADICTED, Support.NOT_FOUND)
        and (not chosen.repeated or asks(hearing.claim, figure, hearing.passages.all[chosen.passage]))
    ):
        derived = _derived(hearing, figure)
        if derived and not (derived[0].guessed and chosen and chosen.fit >= _ALIKE_IN_PASSING):
            made, index = derived
            whole = (0, len(hearing.passages.all[index].words))
            return Held(
                made.support, made.reason, span, index, whole, hearing.covered[index], made.arithmetic
            )
    if chosen is None:
        return _missing(hearing, figure)
    alignment = hearing.covered[chosen.passage]
    borne_out = chosen.weighed.support is Support.SUPPORTED
    if not borne_out and (
        chosen.fit < _least(hearing, figure) or alignment < (_ABOUT if figure.kind in _TIMES else _SPOKEN_OF)
    ):
        return _missing(hearing, figure)
    at = chosen.figure.start, chosen.figure.end
    return Held(
        *align.exchanged(hearing.claim, figure, hearing.passages, chosen, found),
        span,
        chosen.passage,
        at,
        alignment,
        figure=chosen.figure,
    )


def _least(hearing: Hearing, figure: Mention) -> float:
    if figure.kind in _TIMES or len(hearing.passages.all) > SHORT:
        return _ALIKE
    return _ALIKE_IN_PASSING


def _unread(hearing: Hearing, figure: Mention) -> Held | None:
    """A number that the source has in digits, where nobody reads it as one: "Dow hits 20000"."""
    numerals = {one.replace(",", "") for one in re.findall(r"\d[\d,.]*\d", figure.words)}
    if len(numerals) != 1 or figure.comparator.bound or figure.unit:
        return None
    for index in hearing.near:
        source = hearing.passages.all[index]
        if not numerals <= source.numerals:
            continue
        for low, start, end, _ in source.tokens:
            read = any(one.start < end and start < one.end for one in source.figures)
            if low.replace(",", "") in numerals and not read:
                at, alignment = (start, end), hearing.covered[index]
                return Held(Support.SUPPORTED, Reason.SAID, (figure.start, figure.end), index, at, alignment)
    return None


def _missing(hearing: Hearing, figure: Mention) -> Held:
    """A figure that nothing near the claim is like: in a text that speaks of all the rest, it is not the text's."""
    span, passages = (figure.start, figure.end), hearing.passages
    nowhere = hearing.nothing(Reason.FIGURE_NOT_FOUND, span)
    if (
        not SHORT < len(passages.all) < _LONG
        or _own_count(figure)
        or passages.share(hearing.claim) < _SPOKEN_THROUGH
    ):
        return nowhere
    found = align.options(hearing.claim, figure, passages, range(len(passages.all)))
    said = (one for one in found if one.weighed.support is Support.SUPPORTED)
    if any(not figure.comparator.bound or one.figure.value == figure.value for one in said):
        return nowhere
    against = (one for one in found if one.weighed.support is Support.CONTRADICTED)
    other = next((one for one in against if align.of_a_size(figure, one.figure)), None)
    if other is None:
        left = figure.kind in _TIMES or _stands_somewhere(passages, figure)
        return nowhere if left else nowhere._replace(support=Support.OVERSTATED)
    at = other.figure.start, other.figure.end
    return Held(
        *other.weighed, span, other.passage, at, hearing.covered.get(other.passage, 0.0), figure=other.figure
    )


def _stands_somewhere(passages: Passages, figure: Mention) -> bool:
    """Whether the number stands anywhere, of whatever: "Mr Peel, 71" for "Mr Peel was 71"."""
    return figure.words.split()[0].lower() in ("a", "an", "one") or any(
        other.value == figure.value and (other.unit == figure.unit or not (other.unit and figure.unit))
        for one in passages.all
        for other in one.figures
    )


def _own_count(figure: Mention) -> bool:
    """Whether a writer may have counted it: "four products"."""
    return not figure.unit and figure.words.isalpha()


def _derived(hearing: Hearing, figure: Mention) -> tuple[Made, int] | None:
    """What figures of one passage make the claim's, or fail to; and the passage."""
    short = len(hearing.passages.all) <= SHORT
    places = [at for at in hearing.near[:3] if hearing.covered[at] >= _SPOKEN_OF / 2] or [hearing.best]
    for index in sorted(places, key=lambda at: -hearing.covered[at]):
        around = [hearing.passages.all[at] for at in hearing.passages.window(index)]
        made = derive(hearing.claim, figure, around, whole=short)
        if made and (made.support is Support.SUPPORTED or short or hearing.covered[index] >= _SPOKEN_OF):
            return made, index
    return None
