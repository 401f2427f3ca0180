"""Percentages of one whole that do not make the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from verifier.checks.check import Outcome, check
from verifier.checks.remainders import remainders
from verifier.model.claim import Claim, Role
from verifier.model.constraint import Constraint, Relation
from verifier.model.document import Block, Form, Sentence, Zone
from verifier.model.finding import Confidence, Severity
from verifier.model.interval import Interval, point
from verifier.model.layout import Listing, Table, listings, tables
from verifier.model.ledger import Ledger
from verifier.model.mention import Comparator, Kind
from verifier.model.skeleton import FIGURE, Skeleton

_REST = re.compile(r"\b(?:remaining|remainder|rest|balance|the other(?= \d+))\b", re.IGNORECASE)
# one answer or one place each, so that the shares cannot overlap
_CLOSED = re.compile(
    r"\b(?:main (?:reason|cause|source)|came from|come from|comes from|[Ww]here .{0,40}\b(?:goes|went|is spent"
    r"|was spent)$|made up of|consists? of"
    r"|(?:split|divided) (?:between|among|into)"
    r"|backed .{0,60} opposed|opposed .{0,60} backed|for .{0,40} against|voted for .{0,80} against"
    r"|(?:give|gave|choose|chose|picke?d?|ticke?d?|named?|allowed|asked for) (?:only |just "
    r"|exactly )?one(?: answer| choice"
    r"| option| reason)?\b"
    r"|(?:only|just) one (?:answer|choice|option)|single answer|one answer (?:each|only)|main (?:means|mode|job"
    r"|use|language)"
    r"|one (?:party|candidate|vote) each|make-?up of|breakdown|composition"
    r"|went to one of|every vote|did not know|don't know|undecided|one of (?:two|three|four|five) \w+"
    r"|from (?:two|three|four|five) (?:sources|groups|places))\b",
    re.IGNORECASE,
)
_TWO_ONLY = re.compile(
    r"\b(?:runoff|run-off|second round|head-to-head|two-way|two-horse)\b.*\bvotes?\b", re.IGNORECASE
)
_OF_ANOTHER = re.compile(
    r"\b(?:turnout|margin|lead|swing|discount|interest)\b(?:\s\w+){0,3}?\s$", re.IGNORECASE
)
_SIDES = [
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        ("yes", "no"),
        ("no", "yes"),
        ("leave", "remain"),
        ("remain", "leave"),
        ("for|in favou?r|ayes?", "against|opposed|noes"),
        ("against|opposed", "for|in favou?r"),
        ("(?:are|were|is) (?:girls|women|female)", "(?:are |were |is )?(?:boys|men|male)"),
        ("(?:are|were|is) (?:boys|men|male)", "(?:are |were |is )?(?:girls|women|female)"),
    )
]
# every thing is in one of its groups: "members by age group", "where the electricity came from, by source"
_SORTED = re.compile(
    r"\b(?:revenues?|turnover|sales|income|spending|expenditure|budget|costs?|electricity|energy|power|emissions|exports"
    r"|imports|waste|members(?:hip)?|staff|workforce|employees|visitors|guests|passengers|customers|readers|students"
    r"|pupils|patients|votes|seats|donations|gifts|grants|funding|land|area|population|residents|inhabitants|loans|orders"
    r"|trips|journeys|complaints|accidents|cases|calls|production|output|harvest|catch|fleet|stock|collection"
    r"|portfolio|investments?|traffic|freight|cargo|catches|crops?|users|subscribers|audience|respondents)\b"
    r"(?!.*\b(?:who|whose|with|rate|satisf\w+|turnout)\b).*"
    r"\bby (?:age|source|region|type|sector|size|category|origin|use"
    r"|fuel|mode|cause|country|party|department|gender|sex|product|channel|sort|kind|nationality|religion|purpose|material"
    r"|business|market|district|language|length|income|class|grade|species|colou?r|continent|crop|industry)\b",
    re.IGNORECASE,
)
_BAND_LAST = re.compile(r"\d\s(?:and|or) (?:over|more|older|above|up|longer|higher)\W*$|\d\s?\+\W*$")
_NO_MORE = re.compile(
    r"\bas follows\b|\bnothing (?:else|besides|more)\b|\band no(?:thing| other)\b", re.IGNORECASE
)
# said beside the shares
_ALL_TOLD = re.compile(
    r"\b(?:invested|spent|divided|split|distributed|made up|composed|used|shared out) as follows\b"
    r"|\bnothing (?:else|besides|more)\b|\band no(?:thing| other)\b|\b(?:exclusively|solely) (?:of|from)\b"
    r"|\b[Oo]nly (?:two|three|four|five|six|seven) (?:[a-z-]+ ){0,2}?(?:stood|ran|took part|competed|were|are|exist)\b"
    r"|\b(?:[Ee]ach|[Ee]very) (?:of )?(?:\S+ ){1,6}?"
    r"(?:named|gave|chose|picked|has|had|having|uses?|used|ticked|cast|speaks?)"
    r" (?:only |just |exactly )?one\b"
    r"|\b(?:cover|account for|make up) (?:all|the whole|everything)\b"
    r"|\b[Nn]o(?:body| one) (?:may|might|could|can) (?:\w+ ){1,3}(?:both|two|twice)\b"
)
_TWICE = re.compile(
    r"\b(multiple|more than one|several|select\w*|could name|of (?:them|those|these|whom|which)"
    r"|includ\w+|mainly|mostly|largely|primarily|chiefly|partly"
    r"|overlap\w*|both|respectively|compared|than|up from|down from|rose|fell|increase\w*|decrease\w*|higher|lower"
    r"|grew|growth|discount|interest|tax|rate|average|of the (?:remaining|rest)|chance|probability"
    r"|(?:while|whereas)(?! (?:the )?(?:other|remaining|rest|balance)\b)|also|among|such as|for example|as many as"
    r"|another)\b",
    re.IGNORECASE,
)
_PURSE = re.compile(
    rf"^[^{FIGURE[1:-1]}]*{FIGURE}\sof\s(?:the|its|their|our|his|her|all|total)\s(?:[\w’'-]+\s){0, 2}?"
    r"(?:budget|spending|expenditure|income|revenues?|votes?|turnover|money|costs?|outlay)\b"
)
_TABLE = re.compile(
    r"^\W*(?:share|percentage|per cent|%|proportion|percent)\b[^a-z]*(?:of (?:the )?(?:total|vote|votes|whole))?\W*$",
    re.I,
)
# "Share of commuters", "Share (%)", "Vote share": of one whole, unless it says what they do ("who are late")
_SHARES = re.compile(
    r"^\W*(?:\w+ )?(?:shares?|percentages?|per ?cent|proportion|%)(?: of (?:all |the |total )?"
    r"(?!women|men|girls|boys|children|foreign\w*|young|renewables?|smokers?|members)[\w’'-]+)?\W*"
    r"(?:\(?(?:%|per ?cent|percentage)\)?|(?:19|20)\d\d)?\W*$",
    re.IGNORECASE,
)
# rows that cannot overlap: each of the whole is in one of them
# "Pupils (%)": a share of all pupils where the rows are ways, answers, candidates; elsewhere maybe a rate of each
_SIGNED = re.compile(
    r"^\W*[A-Za-z’'-]+(?: [a-z’'-]+)? (?:\((?:in )?(?:%|per ?cent)\)|in (?:%|per ?cent)|%)\W*$", re.IGNORECASE
)
_WAYS = re.compile(
    r"\b(?:means|modes?|ways?|sources?|part(?:y|ies)|candidates?|answers?|responses?|repl(?:y|ies)|opinions?|fuels?"
    r"|spent on|where it goes|materials?|components?)\b",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"\b(?:(?:usual |main |chief )?(?:means|mode)s?|sources?|part(?:y|ies)|candidates?|materials?|components?"
    r"|ingredients?|sectors?|categor(?:y|ies)|species|crops?|fuels?|answers?|responses?|repl(?:y|ies)|opinions?"
    r"|uses?|land use|spent on|where it goes|items?|types?|kinds?|grades?|results?"
    r"|age(?: groups?)?|classes|class|elements?|gas|gases"
    r"|groups?|languages?|religions?|regions?|districts?|options?|nationalit(?:y|ies)|colou?rs?|purposes?)\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"^\W*(?:shares?|percentage|per cent|%|proportion|percent) of\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"^\W*(?:all )?(?:others?|other (?:\w+)|the rest|rest|none|undecided|don[’']t know|no answer|unknown"
    r"|not stated)\b(?! than)",
    re.IGNORECASE,
)


@check(
    message="the shares do not make 100 %: {arithmetic}",
    suggestion="Mend one of the shares: with the others as printed, “{blamed}” would be {truth}.",
    at_most=Severity.ERROR,
    bad=(
        "Of the passengers, 45% come by bus, 30% by bicycle and the remaining 35% on foot.",
        "Fees made up 46 per cent of the port's income and rents 31 per cent. The remaining 33 per cent came from the"
        " fish market.",
        "Rents make up 35 per cent of the port's budget, wages 40 per cent, heating 15 per cent and paint 20 per cent.",
        "Each passenger gave one answer: 45% come by bus, 30% by bicycle, 20% on foot and 15% by car.",
        "Only three candidates stood. Mercer won 47.2% of the votes, Oduya 38.9% and Lindblad 11.4%.",
        "Each of the pupils named one usual way. Walking was chosen by 41%, the bus by 38%, a car by 24% and a "
        "bicycle by 9%.",
        "Where the port's money came from:\n\n- Fees: 45%\n- Rents: 35%\n- Grants: 30%\n",
        "| Means | Share of passengers |\n|---|---|\n| Bus | 45% |\n| Foot | 35% |\n| Other | 27% |\n",
        "| Means | Share of passengers (%) |\n|---|---|\n| Bus | 45 |\n| Foot | 35 |\n| Tram | 27 |\n",
    ),
    good=(
        "Of the passengers, 45% come by bus, 30% by bicycle and the remaining 25% on foot.",
        "Of the passengers, 45.3% come by bus, 30.3% by bicycle and the remaining 24.5% on foot.",
        "Fees made up 46 per cent of the port's income and rents 31 per cent. The remaining 23 per cent came from the"
        " fish market.",
        "In 2010, 46 per cent of the pilots were paid. Today 52 per cent are. The remaining 48 per cent are not.",
        "The family owns 51 per cent of the port. Sales grew by 3 per cent. The other 49 per cent is the town's.",
        "Passengers could choose several answers: 45% named price, 60% comfort and the remaining 20% speed.",
        "Only three candidates stood. Mercer won 47.2% of the votes, Oduya 38.9% and Lindblad 13.9%.",
        "Eleven candidates stood. Mercer won 47.2% of the votes, Oduya 38.9% and Lindblad 11.4%.",
        "Of the passengers, 45% come by bus; of the remaining passengers, 40% walk and 60% cycle.",
        "Where the port's money came from:\n\n- Fees: 45%\n- Rents: 35%\n- Grants: 20%\n",
        "Where most of the port's money came from:\n\n- Fees: 45%\n- Rents: 35%\n- Grants: 8%\n",
        "How often the port was late:\n\n- Ferries: 45%\n- Barges: 35%\n- Tugs: 30%\n",
        "Reasons given (several were possible):\n\n- Price: 45%\n- Comfort: 65%\n- Other: 20%\n",
        "| Means | Share of passengers who are late |\n|---|---|\n| Bus | 45% |\n| Foot | 35% |\n| Tram | 27% |\n",
        "| Means | Share of passengers |\n|---|---|\n| Bus | 45% |\n| Foot | 35% |\n| Tram | 27% |\n\n"
        "Passengers could name more than one.\n",
        "| Port | Share of women |\n|---|---|\n| Alder | 45% |\n| Holm | 35% |\n| Tern | 27% |\n",
        "A third of the passengers come by bus, 45% by bicycle and the remaining 22% on foot.",
    ),
    source="ACES, Holden: percentages of one whole make 100, give or take rounding",
)
def shares_miss_whole(ledger: Ledger) -> Iterator[Outcome]:
    """Shares that a text calls all of one whole add up to more or less than 100 percent.

    "The remaining 35 %" says that nothing is left over: then the shares make 100, within rounding.
    """
    for index, claims in ledger.by_sentence.items():
        _, block, sentence = ledger.sentences[index]
        if block.form is Form.CELL or block.zone in (Zone.REFERENCES, Zone.RELATED):
            continue
        shares = [claim for claim in claims if _is_share(claim) and not _aside(sentence, claim)]
        told = sum(
            claim.kind in (Kind.PERCENT, Kind.RATIO) and not _aside(sentence, claim) for claim in claims
        )
        if len(shares) < 2 or len(shares) != told:
            continue
        if len(shares) == 2 and _opposed(sentence, shares):
            yield _whole(shares, "for and against", most=True)
            continue
        if _TWICE.search(sentence.words[: sentence.inner(shares[-1].start, shares[-1].end)[1]]):
            continue
        rest, closed = (
            _REST.search(sentence.words),
            _CLOSED.search(sentence.words) or _all_told(ledger, index),
        )
        whole = rest is not None and _closes(sentence.words, rest.end(), shares[-1])
        listed = _NO_MORE.search(sentence.words) or _listed(Skeleton.of(sentence, shares))
        if whole or (closed and not rest and len(shares) > 2 and listed):
            yield _whole(shares, rest[0] if rest else closed[0] if closed else "")
        elif len(shares) > 2 and _spent_once(sentence, shares):
            yield _whole(shares, "of one purse", most=True, confidence=Confidence.MEDIUM)
    for members, because in remainders(ledger, _is_share, _TWICE):
        yield _whole(members, because, confidence=Confidence.MEDIUM)
    for table in tables(ledger.document):
        ends = any(row and _OPEN_END.match(row[0].words) for row in table.body)
        for head in table.heads:
            shared = _TABLE.match(head.words) or (ends and _SHARE_OF.match(head.words))
            if len(table.body) > 2 and shared:
                yield from _column(ledger, table, head)
            elif len(table.body) > 2 and (_SHARES.match(head.words) or _SIGNED.match(head.words)):
                told, kinds = _is_closed(ledger, table)
                if not _SHARES.match(head.words):
                    kinds = _WAYS.search(table.header[0].words) is not None
                if told or kinds:
                    yield from _column(ledger, table, head, most=not told)
    for listing in listings(ledger.document):
        yield from _items(ledger, listing)


def _is_closed(ledger: Ledger, table: Table) -> tuple[bool, bool]:
    """Whether the text beside a table, and the label of its rows, say that each is in one row only."""
    blocks = ledger.document.blocks
    inside = [at for at, block in enumerate(blocks) if block.form is Form.CELL and block.group == table.group]
    beside = " ".join(block.words for block in (*blocks[: inside[0]][-1:], *blocks[inside[-1] + 1 :][:1]))
    told = _CLOSED.search(beside) or _ALL_TOLD.search(beside)
    kinds = _KINDS.search(table.header[0].words)
    return told is not None, kinds is not None and not _TWICE.search(beside)


def _aside(sentence: Sentence, claim: Claim) -> bool:
    """ "on a turnout of 61%": of another whole."""
    return _OF_ANOTHER.search(sentence.words[: sentence.inner(claim.start, claim.end)[0]]) is not None


def _opposed(sentence: Sentence, shares: Sequence[Claim]) -> bool:
    """ "Yes 52.7%, No 47.3%": of one vote, in two shares that leave no third."""
    skeleton = Skeleton.of(sentence, shares)
    one, other, last = re.split(FIGURE, skeleton.words)
    ahead = any(pair[0].search(one) and pair[1].search(other + last) for pair in _SIDES)
    behind = any(pair[0].search(other) and pair[1].search(last) for pair in _SIDES)
    two = _TWO_ONLY.search(sentence.words)
    return (ahead or behind or two is not None) and not _TWICE.search(other)


def _spent_once(sentence: Sentence, shares: Sequence[Claim]) -> bool:
    """ "Rent takes 35 % of the budget, wages 45 % and food 30 %": what is spent on one is not spent on another."""
    skeleton = Skeleton.of(sentence, shares)
    over = sum((share.printed.low or 0) for share in shares) > 100
    return over and _PURSE.search(skeleton.words) is not None and _listed(skeleton)


def _all_told(ledger: Ledger, index: int) -> re.Match[str] | None:
    """What this sentence, the two before it or the one after it say of the whole."""
    home = ledger.sentences[index][0]
    beside = [s.words for b, _, s in ledger.sentences[max(0, index - 2) : index + 2] if b == home]
    return next((said for words in beside if (said := _ALL_TOLD.search(words))), None)


def _items(ledger: Ledger, listing: Listing) -> Iterator[Outcome]:
    """ "- Hydro: 52%" and so on, each item one share, where what stands above says that they cannot overlap."""
    items, blocks = listing.top, ledger.document.blocks
    above = blocks[listing.first - 1].words if listing.first else ""
    labels = [item.words.partition(":") for item in items]
    if len(items) < 3 or len(items) < len(listing.items) or not all(mark for _, mark, _ in labels):
        return
    rest = _OPEN_END.match(items[-1].words)
    closed = _CLOSED.search(above) or _SHARE_OF.match(above) or _SORTED.search(above)
    if _TWICE.search(above) or not (closed or rest) or any(_TWICE.search(name) for name, _, _ in labels):
        return
    inside = [
        [c for c in ledger.claims if item.start + len(label) < c.start < item.end]
        for item, (label, _, _) in zip(items, labels, strict=True)
    ]
    if all(len(claims) == 1 and _is_share(claims[0]) for claims in inside):
        shares = [claims[0] for claims in inside]
        if closed or sum((claim.value or Fraction(0) for claim in shares), Fraction(0)) > 90:
            to_the_end = rest or _BAND_LAST.search(labels[-1][0])
            yield _whole(shares, closed[0] if closed else "others", most=not to_the_end)


def _column(ledger: Ledger, table: Table, head: Block, *, most: bool = False) -> Iterator[Outcome]:
    """A column headed "Share" whose every cell is one share, none of them a total."""
    cells = table.column(head.column)
    inside = [[c for c in ledger.claims if cell.start <= c.start < cell.end] for cell in cells]
    named = [row[0].words for row in table.body]
    if all(len(claims) == 1 and _is_share(claims[0]) for claims in inside) and not any(
        _TWICE.search(n) for n in named
    ):
        shares = [claims[0] for claims in inside]
        total = sum((claim.value or Fraction(0) for claim in shares), Fraction(0))
        if 90 <= total <= 112 and not any(
            re.search(r"\btotal\b|\ball\b", name, re.IGNORECASE) for name in named
        ):
            yield _whole(shares, head.words, most=most)


def _whole(
    shares: Sequence[Claim], because: str, *, most: bool = False, confidence: Confidence = Confidence.HIGH
) -> Constraint:
    """`most` where smaller shares may be left out, so that they make 100 at the most."""
    hundred = Fraction(100)
    return Constraint(
        relation=Relation.WITHIN,
        claims=(shares[-1], *shares[:-1]),
        limit=Interval(low=Fraction(0), high=hundred) if most else point(hundred),
        confidence=confidence,
        because=because,
    )


def _listed(skeleton: Skeleton) -> bool:
    """Whether the shares stand in one enumeration that ends with "and"."""
    first, *_, last = (found.start() for found in re.finditer(FIGURE, skeleton.words))
    between = skeleton.words[first:last]
    return " and " in between.rsplit(",", 1)[-1] and not re.search(r"[.;!?]\s", between)


def _is_share(claim: Claim) -> bool:
    return (
        claim.kind is Kind.PERCENT
        and claim.unit == "%"
        and claim.role in (Role.VALUE, Role.PART, Role.EXTRA)
        and not claim.direction
        and not claim.hypothetical
        and claim.comparator in (Comparator.EQUAL, Comparator.ABOUT)
    )


def _closes(words: str, end: int, last: Claim) -> bool:
    """Whether the last share is the remainder itself: "the remaining 25 %", not "the remaining passengers, 40 %"."""
    return words[end : end + 12].lstrip(" ,").startswith(last.words[:6])
