"""A document in, its quotations out, each with its speaker where the text names one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.extraction.saying import ACCORDING, NAME, SAYS
from verifier.model.document import Block, Document, Sentence, Zone
from verifier.model.source_map import Citation, Means

_ASIDE = (Zone.REFERENCES, Zone.RELATED, Zone.CODE, Zone.FRONT_MATTER, Zone.TABLE)
_QUOTED = re.compile(
    r"“(?P<curly>[^“”]{3,900})(?:”|$)|(?:(?<=[\s(\[—–-])|^)\"(?P<straight>\S[^\"]{2,900})(?:\"(?!\w)|$)"
)
_PERSON = (
    rf"(?:{NAME}|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|(?:[Tt]he|[Aa]|[Aa]n|[Hh]is|[Hh]er|[Oo]ne|[Oo]ur|[Mm]y)"
    r" [a-z-]+(?: (?!is\b|are\b|was\b|were\b|be\b|been\b)[a-z-]+)?)"
)
_SPEAKER = re.compile(
    rf"(?P<who>{_PERSON})(?:,[^“”\".;]{{2,80}},)?\s(?:\w+ly |has |have |had |also |later |then |once )?"
    rf"(?:{SAYS}|saying)\b"
    rf"|\b(?:{SAYS}),?\s(?P<after>{_PERSON})"
    rf"|\b(?:{ACCORDING})\s(?P<source>{_PERSON})"
)
_VERB = re.compile(
    rf"\b(?:{SAYS}|saying|{ACCORDING}|what .{{2,40}} call(?:s|ed)?|words|phrase|motto|slogan)\b"
)
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof|Sir|As|But|And)\.?\s")


def quotations(document: Document) -> Iterator[Citation]:
    """Every stretch in quotation marks of three words or more, outside lists of references and links."""
    blocks = [block for block in document.blocks if block.sentences and block.zone not in _ASIDE]
    around = {block.start: _speaker(_unquoted(block)) for block in blocks}
    beside = {
        block.start: around[block.start] or around[before.start] or around[after.start]
        for before, block, after in zip(
            (*blocks[:1], *blocks[:-1]), blocks, (*blocks[1:], *blocks[-1:]), strict=True
        )
    }
    for number, (index, block, sentence) in enumerate(document.sentences()):
        if block.zone in _ASIDE:
            continue
        for found in _QUOTED.finditer(sentence.words):
            group = "curly" if found["curly"] else "straight"
            if len(found[group].split()) > 2:
                speaker = beside[block.start]
                yield _citation(sentence, (index, number), found.span(group), found[group], speaker)


def cleaned(name: str) -> str:
    """A name without a title or a possessive."""
    return re.sub(r"['’]s?$", "", _TITLE.sub("", name)).strip()


def _citation(
    sentence: Sentence, at: tuple[int, int], span: tuple[int, int], words: str, speaker: str
) -> Citation:
    own = _speaker(_QUOTED.sub(" ", sentence.words))
    start, end = sentence.span(*span)
    return Citation(
        start=start,
        end=end,
        words=words,
        means=Means.QUOTATION,
        block=at[0],
        sentence=at[1],
        source=own or speaker,
    )


def _unquoted(block: Block) -> str:
    return _QUOTED.sub(" ", block.words)


def _speaker(words: str) -> str:
    """Whom the words around a quotation name as its speaker; "unnamed" where only a verb of speech shows one."""
    found = _SPEAKER.search(words)
    if found:
        return cleaned(found["who"] or found["after"] or found["source"])
    return "unnamed" if _VERB.search(words) else ""
