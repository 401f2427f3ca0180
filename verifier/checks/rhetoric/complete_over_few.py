"""The complete picture, and three columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from verifier.checks.check import Outcome, check
from verifier.checks.devices import Passage, having
from verifier.model.document import Form
from verifier.model.finding import Confidence, Hit, Severity, Verdict
from verifier.model.layout import Table, tables
from verifier.model.ledger import Ledger

_COMPLETE = re.compile(
    r"\b(?:full|complete|whole|entire|comprehensive|exhaustive|definitive|ultimate|all-round|all-embracing|extensive"
    r"|encyclop(?:a)?edic|total|systematic|gapless|wide|broad|thorough|detailed|huge|vast|rich)(?:\s[\w’'-]+){0,3}?\s"
    r"(?P<noun>picture|landscape|market|field|industry|overview|comparison|map|race|ranking|list|guide|spectrum|sector"
    r"|scene|story|line-?up|range|selection|survey|review|collection|catalogue|catalog|programme|program|directory"
    r"|inventory|summary|account|history|analysis|encyclop(?:a)?edia|handbook|introduction|portrait|panorama|choice|variety"
    r"|package|set|array|course|menu|offer|compendium|reference|atlas|register|repertoire|toolkit|checklist|rundown)\b"
    r"|\beverything (?:you |there is |one |we |they |\w+ )?(?:need|needs|to|should|must|want|wants)[^.:;!?]{0,60}"
    r"|\b(?:all|every|each)(?: of)?(?: the| our| its)?(?: \w+)? (?:options?|ways?|sights?|methods?"
    r"|treatments?|tools?|reasons?"
    r"|causes?|facts?|solutions?|possibilit(?:y|ies)|alternatives?|aspects?|sides|questions|answers|rules|remedies|tricks|tips)\b"
    r"|\b(?:the )?a to z of\b",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"(?:extensive|total|systematic|wide|broad|thorough|detailed|huge|vast|rich|all|every|each)\b",
    re.IGNORECASE,
)
"""What promises less: told of a list alone."""
_CLOSED = re.compile(
    r"\b(?:list|line-?up|menu|programme|program|set|ranking|register|choice"
    r"|offer)\b(?! of (?:the )?(?:\w+ )?(?:things|ways|sights|places|options"
    r"|reasons|tips|treatments|methods|tools|facts|causes|remedies|ideas|uses|benefits|symptoms|risks|jobs|foods|trees|birds"
    r"|animals|plants|books|films|restaurants|museums|hotels|languages|sports|attractions|solutions|activities|rules|topics"
    r"|subjects|services|products|works|countries|cities|towns|species|diseases|medicines|causes))",
    re.IGNORECASE,
)
"""A list of stalls, winners or members may well be short."""
_FEW = 4
_OPENS = re.compile(
    r":|\s[—–]\s|,?\s(?:namely|contains?|covers?|includ(?:es?|ing)|consists? of|comprises?|lists?|names"
    r"|describes?|presents?"
    r"|has|offers?|deals? with)\s",
    re.IGNORECASE,
)
"""What goes before the members."""
_SHORT = 4
"""Words of a member of a series."""
_REACH = 6
"""How many blocks after the words the table may begin."""


@check(
    message="“{words}”, and what follows compares {few}: {members}",
    suggestion="Say which ones are compared, and why these.",
    at_most=Severity.NOTE,
    bad=(
        "Here is the complete picture of European rail.\n\n| | Spain | Italy |\n|---|---|---|\n"
        "| Gauge | wide | standard |\n| Owner | state | state |\n| Fares | low | high |\n",
        "A comprehensive guide to the ports:\n\n- Holm: fish\n- Alder: tar",
        "The leaflet gives a full overview of the cures for a cold: tea and sleep.",
        "The complete range of oars is on show: ash and pine.",
        "Here is the complete list of things to do on the pier:\n\n- fish\n- walk",
        "The definitive guide to northern oars covers ash and pine.",
    ),
    good=(
        "Here are two railways side by side.\n\n| | Spain | Italy |\n|---|---|---|\n"
        "| Gauge | wide | standard |\n| Owner | state | state |\n| Fares | low | high |\n",
        "The full list of stalls:\n\n- Holm: fish\n- Alder: tar",
        "The whole market was wet by noon. The full list of stalls hangs at the gate.",
        "The leaflet gives a full overview of the cures for a cold: tea, sleep, soup, honey and five more.",
        "The full story is simple: the boat leaked.",
    ),
)
def complete_over_few(ledger: Ledger) -> Iterator[Outcome]:
    """A text promises the full picture and compares a handful.

    Who is left out is a choice that the reader cannot see, and it may decide who comes out ahead.
    """
    blocks = ledger.document.blocks
    starts = {
        block.group: index for index, block in reversed(list(enumerate(blocks))) if block.form is Form.CELL
    }
    compared = [
        (starts[table.group], members) for table in tables(ledger.document) if (members := _members(table))
    ]
    for passage in having(ledger, _COMPLETE):
        if passage.block.form is Form.CELL:
            continue
        for found in _COMPLETE.finditer(passage.words):
            mild = bool(_MILD.match(found[0]))
            near = [names for start, names in compared if passage.place < start <= passage.place + _REACH]
            if near and not mild and found["noun"]:
                yield _hit(passage, found, near[0], Confidence.MEDIUM)
                return
            items = _items(ledger, passage, found)
            closed = found["noun"] and _CLOSED.match(passage.words, found.start("noun"))
            if 2 <= len(items) < _FEW and not closed:
                yield _hit(passage, found, items, Confidence.LOW)
                return


def _hit(passage: Passage, found: re.Match[str], members: tuple[str, ...], confidence: Confidence) -> Hit:
    return Hit.on(
        passage.stretch(*found.span()),
        verdict=Verdict.OVERSTATED,
        confidence=confidence,
        words=found[0],
        few=len(members),
        members="; ".join(members),
    )


def _items(ledger: Ledger, passage: Passage, found: re.Match[str]) -> tuple[str, ...]:
    """What follows the colon after the words: short members of a series, or a list right below."""
    at, _, sentence = passage.at(found.start())
    rest = passage.words[found.end() : at + len(sentence.words)]
    opened = _OPENS.search(rest)
    if not opened:
        return ()
    if told := rest[opened.end() :].strip():
        parts = re.split(r",\s(?:and\s|or\s)?|\s(?:and|or)\s", told.strip(" .!"))
        members = len(parts) > 1 and all(_member(part) for part in parts)
        return tuple(parts) if members else ()
    after = takewhile(lambda block: block.form is Form.ITEM, ledger.document.blocks[passage.place + 1 :])
    return tuple(block.words.split(":")[0].strip() for block in after)


def _member(words: str) -> bool:
    return 0 < len(words.split()) <= _SHORT and not re.match(
        r"(?:which|who|that|to|is|are|was|has|if)\b|\d", words
    )


def _members(table: Table) -> tuple[str, ...]:
    """The few names that head the columns of a table whose rows are properties."""
    names = tuple(cell.words for cell in table.header if cell.column > 0)
    wordy = sum(not any(letter.isdigit() for letter in cell.words) for row in table.body for cell in row)
    cells = sum(len(row) for row in table.body)
    return names if 2 <= len(names) <= _FEW and len(table.body) > 2 and wordy * 2 > cells else ()
