"""Reports made by hand: an invented article about a ferry, one of attacks, one with nothing in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from verifier.model.claim import Claim, Status
from verifier.model.document import Block, Document, Form, Piece, Sentence, Zone
from verifier.model.finding import Confidence, Finding, Place, PlaceRole, Severity, Verdict
from verifier.model.interval import Interval
from verifier.model.ledger import Apart, Group
from verifier.model.mention import Comparator, Kind
from verifier.model.period import Period
from verifier.model.report import Coverage, Part, Report, Score, Skipped, Tally, Trouble
from verifier.model.source_map import Citation, Means, Reference, SourceMap
from verifier.model.waiver import Waiver

_MARKUP = re.compile(r"\*\*|&amp;")
_LINE = re.compile(r"(#+ |- |\d+\. |> |\| ?)?(.*)")

FERRY = """\
# Two harbours pool more than £95m for a ferry

- The grants of **£52m** & £41m are in place
- Boats sail from 2031

The state has pledged a **grant of £52m** for the crossing between Port Alder and Holm. The port authority \
adds another £41m from its own fund. Together the two grants are worth more than £95m.

## Who will sail

Works run from 2026 to 2029, yet the first boat is promised for 2031. Some 300 of the 400 households on Holm \
signed for a season ticket, the council of Alder &amp; Holm says. The authority admits that £52m is a ceiling.

| Item | 2025 | 2026 |
| Crew | 48 | 52 |
| Fuel | £1.2m | £1.4m |

## References

1. Holm Gazette, 12 March 2026
"""


def document(text: str, name: str = "ferry.md", **fields: object) -> Document:
    """A document of one block a line (or cell), one sentence a block but where ". " divides them."""
    given = {"format": "markdown", "title": "Two harbours pool more than £95m for a ferry", **fields}
    return Document(name=name, text=text, blocks=tuple(_blocks(text)), **given)


def _blocks(text: str) -> Iterator[Block]:
    at, summary, references, table = 0, True, False, -1
    for line in text.split("\n"):
        sign, words = _LINE.fullmatch(line).groups()
        start = at + len(sign or "")
        inside = {"start": start, "end": at + len(line)}
        if sign and sign.startswith("|"):
            table += 1
            yield from _cells(line, at, table)
        elif sign and sign.startswith("#"):
            summary, references = len(sign) == 2, words == "References"
            zone = Zone.HEADLINE if summary else Zone.HEADING
            yield Block(
                zone=zone,
                form=Form.HEADING,
                level=len(sign) - 1,
                sentences=_sentences(text, **inside),
                **inside,
            )
        elif words:
            zone = Zone.REFERENCES if references else Zone.SUMMARY if summary and sign else Zone.BODY
            form = Form.ITEM if sign and sign != "> " else Form.PARAGRAPH
            number = int(sign.split(".")[0]) if sign and sign[0].isdigit() else None
            group = int(references) if form is Form.ITEM else -1
            yield Block(
                zone=zone,
                form=form,
                level=int(form is Form.ITEM),
                group=group,
                number=number,
                sentences=_sentences(text, **inside),
                **inside,
            )
        at += len(line) + 1


def _cells(line: str, at: int, row: int) -> Iterator[Block]:
    for column, found in enumerate(re.finditer(r"[^|]+", line)):
        start = at + found.start() + (len(found[0]) - len(found[0].lstrip()))
        end = start + len(found[0].strip())
        if end > start:
            sentence = _sentence(line[start - at : end - at], start)
            yield Block(
                zone=Zone.TABLE,
                form=Form.CELL,
                start=start,
                end=end,
                sentences=(sentence,),
                group=2,
                row=row,
                column=column,
                header=row == 0 or column == 0,
            )


def _sentences(text: str, start: int, end: int) -> tuple[Sentence, ...]:
    found, at = [], start
    for part in re.split(r"(?<=\.) ", text[start:end]):
        if part:
            found.append(_sentence(part, at))
        at += len(part) + 1
    return tuple(found)


def _sentence(source: str, start: int) -> Sentence:
    words, pieces, at = "", [], 0
    for found in (*_MARKUP.finditer(source), None):
        low, high = found.span() if found else (len(source), len(source))
        if low > at:
            pieces.append(Piece(at=len(words), length=low - at, start=start + at, end=start + low))
            words += source[at:low]
        if found and found[0] == "&amp;":
            pieces.append(Piece(at=len(words), length=1, start=start + low, end=start + high))
            words += "&"
        at = high
    return Sentence(start=start, end=start + len(source), words=words, pieces=tuple(pieces))


def claim(given: Document, quote: str, nth: int = 0, **fields: object) -> Claim:
    """The nth claim with that quote."""
    start = -1
    for _ in range(nth + 1):
        start = given.text.index(quote, start + 1)
    line, column = given.place(start)
    zone = next((b.zone for b in given.blocks if b.start <= start < b.end), Zone.BODY)
    known = {"kind": Kind.MONEY, "unit": "GBP", "dimension": "money", "zone": zone, **fields}
    return Claim(
        id=f"claim_{start}",
        quote=quote,
        words=given.reads(start, start + len(quote)),
        start=start,
        end=start + len(quote),
        line=line,
        column=column,
        **known,
    )


def place(given: Document, role: PlaceRole, start: int, end: int) -> Place:
    """A place of the document."""
    line, column = given.place(start)
    zone = next((b.zone.value for b in given.blocks if b.start <= start < b.end), "")
    return Place(
        role=role,
        start=start,
        end=end,
        line=line,
        column=column,
        quote=given.text[start:end],
        words=given.reads(start, end),
        zone=zone,
    )


def finding(given: Document, *claims: Claim, acknowledged: str = "", **fields: object) -> Finding:
    """A finding on these claims, the first one blamed."""
    roles = [PlaceRole.PRIMARY, *[PlaceRole.RELATED] * (len(claims) - 1)]
    places = [place(given, role, one.start, one.end) for role, one in zip(roles, claims, strict=True)]
    if acknowledged:
        start = given.text.index(acknowledged)
        places.append(place(given, PlaceRole.ACKNOWLEDGED, start, start + len(acknowledged)))
    known = {
        "check": "total-misses-parts",
        "family": "sums",
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "verdict": Verdict.CONTRADICTED,
        "message": "“more than £95m” is not reached by its parts",
        **fields,
    }
    return Finding(places=tuple(places), **known)


def ferry() -> Report:
    """An error with a sum, a warning with a time line, a note in a table; three numbers not checked."""
    text = document(
        FERRY, date=Period.model_validate("2026-03-14"), date_from="front matter", author="A. Weir"
    )
    total = claim(
        text, "more than £95m", 1, value=95_000_000, low=95_000_000, low_closed=False,
        comparator=Comparator.MORE, subject="the two grants",
    )  # fmt: skip
    headline = claim(
        text, "more than £95m", value=95_000_000, low=95_000_000, low_closed=False,
        comparator=Comparator.MORE, measure="pool",
    )  # fmt: skip
    state = claim(
        text, "£52m", 1, value=52_000_000, low=51_500_000, high=52_500_000, high_closed=False,
        subject="the state", measure="grant", status=Status.PLEDGED,
    )  # fmt: skip
    port = claim(
        text, "£41m", 1, value=41_000_000, low=40_500_000, high=41_500_000, high_closed=False,
        subject="the port authority", measure="fund", attribution="the port authority",
    )  # fmt: skip
    works = _years(text, "2026 to 2029", "2026/2029")
    boat = _years(text, "2031", "2031", nth=1)
    asked = claim(
        text, "300", value=300, low=300, high=300, kind=Kind.COUNT, unit="", dimension="", noun="households"
    )
    homes = claim(
        text, "400", value=400, low=400, high=400, kind=Kind.COUNT, unit="", dimension="", noun="households"
    )
    sums = finding(
        text, total, state, port, arithmetic="52 + 41 = 93 < 95",
        needed=Interval(low=92_000_000, high=94_000_000),
        reading="no rounding of the printed figures saves it (92 to 94)",
        suggestion="“about £93m” or “nearly £95m”", acknowledged="£52m is a ceiling",
    )  # fmt: skip
    late = finding(
        text, boat, works, check="deadline-outside-window", family="time", severity=Severity.WARNING,
        verdict=Verdict.OVERSTATED, message="“2031” lies outside “2026 to 2029”",
        suggestion="Say which of the two holds.",
    )  # fmt: skip
    share = finding(
        text, asked, homes, check="share-of-its-base", family="ratios", severity=Severity.NOTE,
        confidence=Confidence.MEDIUM, verdict=Verdict.OVERSTATED, message="“300” is three quarters of “400”",
    )  # fmt: skip
    bare = [claim(text, quote, value=1) for quote in ("48", "£1.2m")]
    skipped = tuple(
        Skipped(
            quote=one.quote,
            reason="no second figure about the same thing",
            place=place(text, PlaceRole.PRIMARY, one.start, one.end),
        )
        for one in bare
    )  # fmt: skip
    claims = (headline, total, state, port, works, boat, asked, homes, *bare)
    return Report(
        document=text,
        claims=tuple(sorted(claims, key=lambda one: one.start)),
        groups=(Group(claims=(headline, total)),),
        findings=(sums, late, share),
        coverage=Coverage(
            seen=12,
            parsed=10,
            compared=8,
            passed=1,
            not_checked=(*skipped, Skipped(quote="1.", reason="a list marker")),
        ),
        score=Score(
            value=46,
            parts=(
                Part(name="worst fault", weight="0.4", value=20, because="the worst fault is an error"),
                Part(name="faults for the length", weight="0.4", value=70, because="3 in 250 words"),
                Part(name="compared and passed", weight="0.2", value=13, because="1 of 8 passed"),
            ),
        ),
        verdict="Two claims cannot be true as they stand; 8 of 12 numbers could be compared.",
    )  # fmt: skip


def _years(text: Document, quote: str, edtf: str, nth: int = 0) -> Claim:
    when = Period.model_validate(edtf)
    return claim(
        text, quote, nth, kind=Kind.PERIOD, unit="calendar", dimension="time", period=when, window=when,
        low=when.start and when.start.toordinal(), high=when.end and when.end.toordinal(), high_closed=False,
    )  # fmt: skip


ATTACK = (
    "# <script>alert(1)</script> {{ 7*7 }} {% raw %} £9m\n\n"
    "<img src=x onerror=alert(2)> [go](javascript:alert(3)) </style><style>*{display:none}</style> £8m\n\n"
    "]]> <!-- --> \" onmouseover=alert(4) ' &lt;b&gt; "
    "\u202eDENIMGIREV\u202c \u200f \x00 \x1b[31mred\x1b[0m £7m\n\n" + "W" * 10_000 + " £6m \ud800 end\n"
)


def attack() -> Report:
    """Every field that can hold somebody's words holds an attack."""
    text = document(
        ATTACK, name="<b>x</b>\x1b[2J.md", title="</title><script>alert(5)</script>\x00", author="<i>"
    )
    source = document(ATTACK, name="<script>alert(11)</script>.html")
    claims = tuple(
        claim(text, quote, value=int(quote[1]), subject="<u onclick=alert(6)>", noun="{{ config }}")
        for quote in ("£9m", "£8m", "£7m", "£6m")
    )
    told = finding(
        text, *claims, message="<script>alert(7)</script> \x1b[5m{{ 1 }}", arithmetic="1 < 2 & \x07",
        suggestion="“<b>\u202e”", steps=("</p><script>",), reading="\u2066<&>", acknowledged="W" * 10_000,
    )  # fmt: skip
    there = place(source, PlaceRole.RELATED, claims[0].start, claims[0].end)
    told = told.model_copy(
        update={"places": (*told.places, there.model_copy(update={"document": source.name}))}
    )
    waiver = Waiver(
        check=told.check, reason="--> <script>alert(12)</script>", by="{{ 2 }}", origin="</code>\x1b"
    )
    skipped = Skipped(quote="<script>\x00", reason="</dd><script>alert(8)</script>")
    trouble = Trouble(
        stage="reading", about="<svg onload=alert(9)>\x1b]0;x\x07", why="\ud800<script>", line=1, column=2
    )
    reference = Reference(
        start=0, end=9, words="<script>alert(13)</script>", key="</td>", publisher="javascript:alert(14)",
        target="javascript:alert(15)", host="<script>alert(16)</script>",
    )  # fmt: skip
    citation = Citation(
        start=0, end=9, words="{% raw %}", means=Means.LINK, block=0, sentence=0, work="\u202e",
        source="<script>alert(17)</script>", references=(0,),
    )  # fmt: skip
    return Report(
        document=text,
        sources=(source,),
        claims=claims,
        groups=(Group(claims=claims, because=("<script>alert(18)</script>",)),),
        apart=(Apart(first=claims[0], second=claims[1], slot="<script>alert(19)</script>"),),
        findings=(told,),
        waived=(told.model_copy(update={"waived": waiver}),),
        known=(told,),
        since="<script>alert(20)</script>",
        coverage=Coverage(seen=5, parsed=4, compared=4, not_checked=(skipped,)),
        score=Score(
            value=1, parts=(Part(name="<script>alert(21)</script>", weight="1", value=1, because="\x00"),)
        ),
        verdict="<script>alert(10)</script>",
        tallies=(Tally(check="<script>alert(22)</script>", held=1, failed=2),),
        source_map=SourceMap(references=(reference,), citations=(citation,)),
        troubles=(trouble,),
    )


def empty() -> Report:
    """A text without a number."""
    return Report(document=document("Nothing here.\n", name="calm.txt", title="", format="plain"))


def many(count: int = 500) -> Report:
    """As many findings as asked for."""
    report = ferry()
    return report.model_copy(update={"findings": report.findings[:1] * count})


DRAWN = """\
In 2024, 38 tonnes of eel and 27 tonnes of cod were landed at Holm, 95 tonnes in total. Of 640 boats, 480 are \
registered, a share of 85 percent. The fare rose from 8 francs in 2019 to 10 francs in 2024, or by 20 percent.

The pier is paid for from 2024 to 2027, and must be done by 2029. The grant of 2 million francs of 2021 and the \
loan of 5 million francs of 2024 make 7 million francs. Eels are 12 centimetres long, from 3 to 9 centimetres.
"""


def drawings() -> Report:
    """One finding for each kind of drawing."""
    text = document(DRAWN, title="Six faults, six drawings")

    def count(quote: str, value: int, unit: str = "", **fields: object) -> Claim:
        known = {"low": value, "high": value, "kind": Kind.COUNT, "unit": unit, "dimension": "", **fields}
        return claim(text, quote, value=value, **known)

    def told(check: str, *claims: Claim, **fields: object) -> Finding:
        return finding(text, *claims, check=check, **{"message": f"“{claims[0].words}” is wrong", **fields})

    eel, cod = count("38 tonnes", 38, "tonne"), count("27 tonnes", 27, "tonne")
    total = count("95 tonnes", 95, "tonne")
    boats, registered = count("640 boats", 640), count("480", 480)
    share = count("85 percent", 85, "%", low=84, high=86)
    old, new, rise = (
        count("8 francs", 8, "franc"),
        count("10 francs", 10, "franc"),
        count("20 percent", 20, "%"),
    )
    paid, done = _years(text, "from 2024 to 2027", "2024/2027"), _years(text, "by 2029", "../2029")
    grant, loan, sum_ = (
        count(quote, millions * 1_000_000, "franc", window=Period.model_validate(year))
        for quote, millions, year in (
            ("2 million francs", 2, "2021"), ("5 million francs", 5, "2024"), ("7 million francs", 7, "2024")
        )
    )  # fmt: skip
    long = count("12 centimetres", 12, "centimetre", low="11.5", high="12.5")
    from_to = count("from 3 to 9 centimetres", 6, "centimetre", low=3, high=9, kind=Kind.RANGE)
    done = done.model_copy(update={"deadline": True})
    findings = (
        told("total-misses-parts", total, eel, cod, arithmetic="38 + 27 = 65, not 95", needed=Interval(low=64, high=66)),
        told("wrong-share", share, boats, registered, arithmetic="480 / 640 = 75 %, not 85 %", needed=Interval(low=75, high=75)),
        told("wrong-percent-change", rise, old, new, arithmetic="(10 / 8 − 1) × 100 = 25, not 20", needed=Interval(low=25, high=25)),
        told("deadline-outside-window", done, paid, arithmetic="money to 2027, due by 2029"),
        told("addends-of-different-windows", sum_, grant, loan),
        told("mean-outside-range", long, from_to, arithmetic="12 is not within 3 to 9"),
        told("one-fact-two-values", new, old, arithmetic="10 ≠ 8", needed=Interval(low=8, high=8)),
        told("rank-misses-values", boats, registered, arithmetic="480 < 640"),
    )  # fmt: skip
    every = (
        eel,
        cod,
        total,
        boats,
        registered,
        share,
        old,
        new,
        rise,
        paid,
        done,
        grant,
        loan,
        sum_,
        long,
        from_to,
    )
    return Report(document=text, claims=tuple(sorted(every, key=lambda one: one.start)), findings=findings)


def asides() -> Report:
    """One finding somebody answers for, one that was known before."""
    report = ferry()
    waiver = Waiver(
        check="total-misses-parts", reason="a third grant", by="the desk", until=date(2026, 6, 30)
    )
    waived = report.findings[0].model_copy(update={"waived": waiver})
    known = report.findings[1:2]
    return report.model_copy(
        update={"findings": (), "waived": (waived,), "known": known, "since": "known.json"}
    )


def notes() -> Report:
    """One error, then more notes than anybody reads first; the last of many places."""
    report = ferry()
    error, *_, note = report.findings
    spread = tuple(
        place(report.document, PlaceRole.RELATED, s.start, s.end) for _, _, s in report.document.sentences()
    )
    last = note.model_copy(update={"places": (note.places[0], *spread)})
    return report.model_copy(update={"findings": (error, note, note, note, last)})


def long(sentences: int) -> Report:
    """As many sentences as asked for, ten words each, every third with a figure and a finding every hundredth."""
    words = "The harbour of Holm landed {} tonnes of eel this year."
    text = "\n\n".join(
        " ".join(words.format(n if n % 3 == 0 else "many") for n in range(first, first + 10))
        for first in range(1000, 1000 + sentences, 10)
    )
    given = document(text, name="long.md", title="Eels")
    claims = tuple(
        claim(given, f"{n} tonnes", value=n, low=n, high=n, kind=Kind.COUNT, unit="tonne", dimension="mass",
              subject="The harbour of Holm", noun="eel", verb="land", measure="catch", status=Status.DONE)
        for n in range(1000, 1000 + sentences) if n % 3 == 0
    )  # fmt: skip
    findings = tuple(
        finding(given, *claims[at : at + 3], arithmetic="1 + 1 < 3") for at in range(0, len(claims), 33)
    )
    skipped = tuple(
        Skipped(quote=one.quote, reason="alone", place=place(given, PlaceRole.PRIMARY, one.start, one.end))
        for one in claims[::2]
    )
    covered = Coverage(seen=len(claims), parsed=len(claims), compared=len(claims) // 2, not_checked=skipped)
    return Report(document=given, claims=claims, findings=findings, coverage=covered)
