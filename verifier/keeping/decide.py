"""A claim file and one decision in, the file with the decision in it, or taken out of it, out.

Every other byte is kept: comments, order, whatever else the file says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from verifier.errors import InputError
from verifier.keeping import known
from verifier.keeping.scalars import scalar
from verifier.keeping.sections import Written
from verifier.keeping.splices import Splice, block, fresh_lines, last, line_end, line_start, spliced, under
from verifier.model.claimfile import ClaimFile
from verifier.model.review import Decision, Review
from verifier.model.source import Source
from verifier.model.waiver import Waiver
from verifier.reading.claimfile import VERSION, read_claims
from verifier.reading.yamltree import Listing, Mapping, Node, Scalar, tree


def decided(
    text: str, name: str, article: str, *, drop: Review | None = None, put: Review | None = None
) -> str:
    """The file's new text, `drop` taken out (if it is there) and `put` written in.

    `article` leads from the file's folder to its article, for a file that begins empty. InputError where it is
    no claim file, or written so that nothing can be added or taken out.
    """
    if not text.strip():
        text = _head(article) if put else text
    before, _ = read_claims(Source(name=name, text=text))
    made = _without(text, name, drop) if drop in decisions(before) and drop else text
    made = _with(made, name, put) if put else made
    _hold(before, made, drop, put)
    return made


def decisions(claimfile: ClaimFile) -> tuple[Review, ...]:
    """Everything a file decides, its waivers among it."""
    return (*map(_waived, claimfile.waivers), *claimfile.reviews)


def _waived(waiver: Waiver) -> Review:
    told = {key: getattr(waiver, key) for key in ("check", "claim", "quote", "by", "until")}
    return Review(**told, decision=Decision.WAIVED, note=waiver.reason)


def _head(article: str) -> str:
    lines = (
        f"# What was decided of {' '.join(article.split())}, by hand and by `verifier review`.",
        f"verifier: {VERSION}",
        "",
        "document:",
        f"  path: {scalar(article)}",
        "",
    )
    return "\n".join(lines)


def _section(review: Review) -> str:
    return "waivers" if review.decision is Decision.WAIVED else "reviews"


def _fields(review: Review) -> Iterator[tuple[str, str]]:
    """The keys of one item, in the order of the schema."""
    yield "check", review.check
    yield ("claim", review.claim) if review.claim else ("quote", review.quote)
    if review.decision is Decision.WAIVED:
        yield "reason", review.note
        yield "by", review.by
        yield "until", review.until.isoformat() if review.until else ""
        return
    yield "decision", review.decision.value
    yield from ((key, words) for key in ("note", "by", "now") if (words := getattr(review, key)))


def _with(text: str, name: str, review: Review) -> str:
    file = Written(text, name, tree(text, name).root)
    section = _section(review)
    indent = file.indent(section)
    signs = (f"{indent}- ", *(f"{indent}  " for _ in range(9)))
    made = [
        f"{sign}{key}: {scalar(words)}" for sign, (key, words) in zip(signs, _fields(review), strict=False)
    ]
    splices = file.added(section, made)
    if splices is None:
        remembered = known.places(text)  # what extract remembers stays last
        if remembered:
            splices = [fresh_lines(text, remembered[0][0], [f"{section}:", *made, ""], file.newline)]
        else:
            splices = [fresh_lines(text, len(text), ["", f"{section}:", *made], file.newline)]
    return spliced(text, splices)


def _without(text: str, name: str, review: Review) -> str:
    file = Written(text, name, tree(text, name).root)
    key, listing = under(file.root, _section(review)) or (None, None)
    if key is None or not isinstance(listing, Listing):
        return text
    node = next((one for one in listing.items if _says(one, review)), None)
    if node is None:
        return text
    if not block(text, listing):
        raise file.refused(node, f"{key.value}: stands in brackets; take it out by hand")
    start = line_start(text, text.rindex("-", 0, node.start))
    end = line_end(text, last(text, node, node.start))
    if len(listing.items) == 1 and not text[line_end(text, key.end) : start].strip():
        start = line_start(text, key.start)  # the section was ours alone
        blank = line_start(text, start - 1) if start else 0
        if not text[blank:start].strip():
            start = blank
    return spliced(text, [Splice(start, end, "")])


def _says(node: Node, review: Review) -> bool:
    """Whether an item of the file is this decision."""
    if not isinstance(node, Mapping):
        return False
    told = {
        k.value: v.value.strip() for k, v in node.items if isinstance(k, Scalar) and isinstance(v, Scalar)
    }
    wanted = dict(_fields(review))
    if review.decision is Decision.WAIVED:  # a day may be written in many ways
        told.pop("until", "")
        wanted.pop("until")
    return {key: words for key, words in told.items() if words} == wanted


def _hold(before: ClaimFile, made: str, drop: Review | None, put: Review | None) -> None:
    """Everything else is as it was."""
    after, _ = read_claims(Source(name=before.name, text=made)) if made else (before, ())
    wanted = Counter(decisions(before))
    if drop and drop in wanted:
        wanted[drop] -= 1
    if put:
        wanted[put] += 1
    if Counter(decisions(after)) != +wanted or _rest(before) != _rest(after):
        raise InputError(f"{before.name}: cannot be added to without changing what it says; write it plainer")


def _rest(claimfile: ClaimFile) -> tuple[object, ...]:
    entries = [(one.id, one.quote, one.note, one.claim and one.claim.words) for one in claimfile.entries]
    return entries, [one.text for one in claimfile.formulas], claimfile.document.path
