"""She ruled it out, and is quoted that she cannot rule it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verifier.checks.check import Outcome, check
from verifier.checks.phrases import table
from verifier.checks.statements import content
from verifier.model.document import Sentence
from verifier.model.finding import Confidence, Held, Hit, Severity, Verdict
from verifier.model.ledger import Ledger
from verifier.model.source_map import Citation, Means

_QUOTES = re.compile(r"[“”\"?]|(?<!\w)['‘]|\b(?:I|we|you|my|our)\b")
_DENIES = re.compile(r"\b(?:denie[sd]|disputed|contradicted)\b", re.IGNORECASE)
_LEAST_SHARED = 2
_LEAST = 4
"""Words of a quotation that says something."""
_NEGATED = r"\b(?:not|n['’]t|cannot|never|nor|no longer|nothing|hardly|neither|refused? to|decline[sd]? to|unable to)\b"
_BEFORE = re.compile(rf"{_NEGATED}(?:\s[\w’'-]+){{0,2}}\s$", re.IGNORECASE)
_AFTER = re.compile(r"\s(?:nothing|nobody|no one|neither|none)\b", re.IGNORECASE)

_SMALL = content("not no never any more now can cannot")


@check(
    message="The text says “{words}”; the words quoted are “{quoted}”",
    suggestion="Say no more than the quotation does.",
    at_most=Severity.NOTE,
    bad=(
        "The mayor ruled out a toll. “I cannot rule out a toll on the bridge,” she told the council.",
        "The coach promised a win on Sunday. “We hope to win, but we may lose again,” Ida Holm said.",
    ),
    good=(
        "The mayor did not rule out a toll. “I cannot rule out a toll on the bridge,” she told the council.",
        "The coach hopes for a win on Sunday. “We hope to win, but we may lose again,” Ida Holm said.",
        "The mayor ruled out a toll. “We do not want a toll on the bridge,” she told the council.",
    ),
)
def paraphrase_misses_quotation(ledger: Ledger) -> Iterator[Outcome]:
    """What a text says that somebody said is more than, or the opposite of, the words it quotes beside it.

    The quotation shows what was said; the sentence that introduces it is what readers will remember.
    """
    for quotation in ledger.source_map.citations:
        whole = quotation.words.strip()[:1].isupper() and len(quotation.words.split()) >= _LEAST
        if quotation.means is not Means.QUOTATION or not whole:
            continue
        for sentence in _beside(ledger, quotation):
            if not content(sentence.words) & content(quotation.words) or not _one_voice(sentence, quotation):
                continue
            if _contrary(sentence.words, quotation.words) or _stronger(sentence.words, quotation.words):
                yield Hit.on(
                    sentence,
                    quotation,
                    verdict=Verdict.OVERSTATED,
                    confidence=Confidence.MEDIUM,
                    words=sentence.words.rstrip("."),
                    quoted=quotation.words.strip(" .,"),
                )
            else:
                yield Held.on(sentence, quotation)


def _beside(ledger: Ledger, quotation: Citation) -> Iterator[Sentence]:
    """The sentences before and after it that tell what its speaker said or did, without quoting."""
    for number in (quotation.sentence - 1, quotation.sentence + 1):
        if 0 <= number < len(ledger.sentences):
            block, _, sentence = ledger.sentences[number]
            near = abs(block - quotation.block) <= 1 and not _QUOTES.search(sentence.words)
            if near and (_told("said").search(sentence.words) or _verbs().search(sentence.words)):
                yield sentence


def _one_voice(sentence: Sentence, quotation: Citation) -> bool:
    """Whether its speaker may be who the sentence tells of: a name or "she" may be, "a rival" is not "the council"."""
    role = re.match(r"(?:the|a|an|his|her|one|its|their) (?P<words>.+)|(?P<bare>[a-z].+)", quotation.source)
    if not role or quotation.source in ("he", "she", "they", "it"):
        return True
    return bool(content(role["words"] or role["bare"]) & content(sentence.words))


def _contrary(told: str, quoted: str) -> bool:
    """Whether one verb is denied in one of them alone."""
    for verb in table("paraphrase")["verbs"]:
        form = _verb(verb)
        ours, theirs = _polarity(form, told), _polarity(form, quoted)
        if ours is not None and theirs is not None and ours != theirs:
            shared = content(form.sub(" ", told)) & content(form.sub(" ", quoted))
            return bool(shared - _SMALL)
    shared = content(told) & content(quoted) - _SMALL
    return (
        bool(_DENIES.search(told)) and len(shared) >= _LEAST_SHARED and not re.search(_NEGATED, told + quoted)
    )


def _polarity(verb: re.Pattern[str], words: str) -> bool | None:
    """Whether a verb is told, or denied; None where it does not stand, or stands both ways."""
    found = {
        not (_BEFORE.search(words[: one.start()]) or _AFTER.match(words, one.end()))
        for one in verb.finditer(words)
    }
    return next(iter(found)) if len(found) == 1 else None


def _stronger(told: str, quoted: str) -> bool:
    """Whether it is told as sure or whole, and was said as hope, chance or part."""
    return bool(
        _told("sure").search(told)
        and not _told("unsure").search(told)
        and not re.search(_NEGATED, told)
        and _told("unsure").search(quoted)
        and not _told("sure").search(quoted)
    ) or bool(
        _told("vows").search(told) and _told("hopes").search(quoted) and not _told("hopes").search(told)
    )


@cache
def _told(section: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!to )\b(?:{'|'.join(table('paraphrase')[section])})\b", re.IGNORECASE)


@cache
def _verb(forms: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    return _verb("|".join(table("paraphrase")["verbs"]))
