"""One counted group, named twice with other members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.checks.check import Outcome, check
from verifier.checks.events import stems
from verifier.checks.members import Members, lists, same
from verifier.model.finding import Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger

_ANEW = re.compile(
    r"\b(?:other|new|next|second|further|more|another|old|former|following|last|first|different|rival)\b"
)

_YEARLY = re.compile(r"\b(?:in|of|for|during|since|until) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:Among|For|In|At|Of) [^,]{3,40}?(?=,| the | its )")


@check(
    message="the {group} are {first} here, and {second} there",
    suggestion="Find out which list is right, or say that these are other {noun}.",
    at_most=Severity.WARNING,
    bad=(
        "The four pilots — Holm, Lund, Roe and Falk — sail on Friday.\n\n"
        "On Monday the four pilots, Holm, Lund, Osei and Tan, met the crew.",
        "The line serves three islands: Alder, Birch and Cedar.\n\n"
        "The three islands (Alder, Holm and Mere) have piers.",
        "The three founding members are Norland, Estia and Sudmark. The club is small.\n\n"
        "The three founding members are Norland, Tolma and Arvik.",
        "The harbour charter names three aims: cleaner mud, wetter sand and longer piers. Guests heard that "
        "the charter's "
        "three aims are cheaper boats, safer locks and wetter sand, and that all had signed.",
        "The report named two culprits for the leak: a blocked valve and a sleeping pilot. Papers still dwell "
        "on the two "
        "culprits the report named — a faulty gauge and the dredging firm.",
    ),
    good=(
        "The four pilots — Holm, Lund, Roe and Falk — sail on Friday.\n\n"
        "On Monday the four pilots, Falk, Lund, Roe and Holm, met the crew.",
        "The line serves three islands: Alder, Birch and Cedar.\n\nThree islands (Mere, Holm and Senn) have no pier.",
        "The three founding members are Norland, Estia and Sudmark. The three new members are Tolma, Arvik and Senn.",
        "In 2019 the three winners were Holm, Lund and Roe. In 2020 the three winners were Osei, Tan and Falk.",
        "The report named two culprits for the leak: a blocked valve and a sleeping pilot. Papers still dwell "
        "on the two "
        "culprits the report named — the valve and the pilot.",
        "The harbour charter names three aims: cleaner mud, wetter sand and longer piers. The yard's three aims are "
        "cheaper boats, safer locks and wetter sails.",
    ),
)
def same_count_other_members(ledger: Ledger) -> Iterator[Outcome]:
    """A text counts one group twice with the same number and noun, and names other members.

    The number was kept and the list was not, or the other way round; the reader meets two groups under one label.
    """
    seen: dict[int, list[Members]] = {}
    for members in lists(ledger):
        if not members.number or members.size != len(members.items) or _of_a_year(ledger, members):
            continue
        for known in seen.setdefault(members.size, []):
            if known.at != members.at and _one_group(ledger, known, members):
                yield _judged(known, members)
                break
        seen[members.size].append(members)


def _of_a_year(ledger: Ledger, members: Members) -> bool:
    """Whether its sentence speaks of one year: another year's winners."""
    return _YEARLY.search(ledger.sentences[members.at][2].words) is not None


def _one_group(ledger: Ledger, known: Members, members: Members) -> bool:
    """The second points back, counts the same noun, and is of the same owner; names may do without one."""
    noun = members.number.noun.lower() if members.number else ""
    first = known.number.noun.lower() if known.number else ""
    anew = {word[0] for word in _ANEW.finditer(f"{noun} {_before(ledger, members)}")} - set(first.split())
    if not members.definite or anew or known.proper is not members.proper or not known.noun:
        return False
    leads = [_LEAD.match(ledger.sentences[one.at][2].words) for one in (known, members)]
    if all(leads) and leads[0] and leads[1] and leads[0][0] != leads[1][0]:
        return False
    one_noun = known.noun == members.noun or known.noun in members.about or members.noun in known.about
    owners = _owners(ledger, members) - {known.noun, members.noun}
    return one_noun and (known.proper or not owners or bool(owners & known.about))


def _owners(ledger: Ledger, members: Members) -> frozenset[str]:
    """Whose they are, by "the charter's three aims" or "the three aims of the plan"; nothing where nobody says."""
    sentence = ledger.sentences[members.at][2]
    if not members.number:
        return frozenset()
    start, end = sentence.inner(members.number.start, members.number.end)
    whose = re.search(r"([\w’' -]{2,40})['’]s? (?:[\w-]+ )?$", sentence.words[:start])
    of = re.match(r" (?:[\w’'-]+ ){1,2}(?:of|in|for) ([^,.;:]{2,40})", sentence.words[end:])
    return frozenset().union(*(stems(found[1]) for found in (whose, of) if found))


def _before(ledger: Ledger, members: Members) -> str:
    sentence = ledger.sentences[members.at][2]
    at = sentence.inner(members.number.start, members.number.end)[0] if members.number else 0
    return " ".join(sentence.words[:at].split()[-2:])


def _judged(known: Members, members: Members) -> Outcome:
    """Half of all members in common may be two spellings or a change of one; fewer are another group."""
    shared = sum(any(same(one, other) for other in known.items) for one in members.items)
    if shared * 3 >= len(members.items) * 2:  # that is half of the union or more
        return Held.on(members.place, known.place, weighed=False)
    count = members.number
    noun = count.noun if count else ""
    words = count.words if count else ""
    return Hit.on(
        members.place,
        known.place,
        verdict=Verdict.OVERSTATED,
        group=f"{words} {noun}" if noun not in words else words,
        noun=noun,
        first=", ".join(members.items),
        second=", ".join(known.items),
    )
