"""A claim file in, its claims, formulas and waivers out, and everything in it that cannot be read."""

from __future__ import annotations

import re

from verifier.errors import InputError
from verifier.model.claim import Claim, Status
from verifier.model.claimfile import Article, ClaimFile, Entry, Formula
from verifier.model.constraint import Constraint
from verifier.model.document import Document
from verifier.model.ledger import Ledger
from verifier.model.mention import Kind, Mention
from verifier.model.report import Trouble
from verifier.model.source import Source
from verifier.numbers import read, read_one
from verifier.reading.decisions import Decisions
from verifier.reading.decoding import decode
from verifier.reading.fields import is_deadline, kind, trouble
from verifier.reading.formulas import FormulaError, parse
from verifier.reading.relations import relate
from verifier.reading.spelling import did_you_mean
from verifier.reading.yamltree import Mapping, Node, Scalar, integer, tree

VERSION = 1
SECTIONS = ("verifier", "document", "claims", "formulas", "waivers", "reviews")
DOCUMENT_KEYS = ("path", "title", "date", "sha256", "sources")
CLAIM_KEYS = (
    "quote",
    "value",
    "subject",
    "measure",
    "noun",
    "place",
    "window",
    "status",
    "attribution",
    "note",
)
_SLOTS = ("subject", "measure", "place", "attribution")
# the longest text in which a figure is looked for
_LONGEST = {"value": 300, "quote": 3_000}
_ID = re.compile(r"[^\W\d]\w*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_claims(source: Source) -> tuple[ClaimFile, tuple[Trouble, ...]]:
    """What a claim file says; InputError where it is none at all."""
    text, undecoded = decode(source)
    grown = tree(text, source.name)
    reader = _Reader(source.name, text)
    if not isinstance(grown.root, Mapping):
        raise InputError(f"{source.name}:1:1: not a claim file; begin with 'verifier: {VERSION}'")
    sections = reader.fields(grown.root, "", SECTIONS)
    reader.version(sections, grown.root)
    if grown.second >= 0:
        reader.trouble(grown.second, "a second YAML document is not read; put it in a file of its own")
    entries = reader.entries(sections.get("claims"))
    formulas = reader.formulas(sections.get("formulas"))
    made = ClaimFile.model_construct(
        name=source.name,
        text=text,
        document=reader.article(sections.get("document")),
        entries=entries,
        formulas=formulas,
        waivers=reader.waivers(sections.get("waivers"), entries, formulas),
        reviews=reader.reviews(sections.get("reviews"), entries),
    )
    _, unrelated = _related(made)
    return made, (*undecoded, *reader.troubles, *unrelated)


def ledger_of(claimfile: ClaimFile) -> Ledger:
    """The claims of a file as the checks see them; their places lead into the file itself."""
    return Ledger.model_construct(document=_document(claimfile), claims=claimfile.claims)


def constraints_of(claimfile: ClaimFile) -> tuple[Constraint, ...]:
    """What the formulas of a file demand of its claims."""
    return _related(claimfile)[0]


def _related(claimfile: ClaimFile) -> tuple[tuple[Constraint, ...], tuple[Trouble, ...]]:
    document = _document(claimfile)
    claims = {entry.id: entry.claim for entry in claimfile.entries}
    found: list[Constraint] = []
    troubles: list[Trouble] = []
    for formula in claimfile.formulas:
        try:
            found += relate(parse(claimfile.text, formula.start, formula.end), claims, document)
        except FormulaError as error:
            troubles.append(trouble(document, error.at, f"formula '{formula.text}': {error}"))
    return tuple(found), tuple(troubles)


def _document(claimfile: ClaimFile) -> Document:
    article = claimfile.document
    return Document.model_construct(
        name=claimfile.name,
        text=claimfile.text,
        format="claims",
        title=article.title,
        date=article.date,
        date_from="claim file" if article.date else "",
    )


class _Reader(Decisions):
    """Reads the nodes of one file and keeps what it could not read."""

    def version(self, sections: dict[str, Node], root: Mapping) -> None:
        node = sections.get("verifier", root)
        line, column = self.document.place(node.start)
        here = f"{self.document.name}:{line}:{column}"
        if node is root:
            keys = [key.value for key, _ in root.items if isinstance(key, Scalar)]
            meant = next((key for key in keys if did_you_mean(key, ("verifier",))), "")
            hint = f" in place of '{meant}'" if meant else ""
            raise InputError(f"{here}: not a claim file; begin with 'verifier: {VERSION}'{hint}")
        given = integer(node)
        if given != VERSION:
            shown = node.value if isinstance(node, Scalar) else "a list or map"
            newer = given is not None and given > VERSION
            remedy = "update verifier to read it" if newer else f"write 'verifier: {VERSION}'"
            raise InputError(f"{here}: no version of a claim file: '{shown}'; {remedy}")

    def article(self, node: Node | None) -> Article:
        fields = self.fields(node, "document", DOCUMENT_KEYS)
        sources = [
            self.words({"sources": item}, "sources", "document")
            for item in self.items(fields.get("sources"), "document.sources")
        ]
        sha256 = self.words(fields, "sha256", "document").lower()
        if sha256 and not _SHA256.fullmatch(sha256):
            self.trouble(
                fields["sha256"].start, "document.sha256: not 64 hexadecimal digits; delete the line"
            )
            sha256 = ""
        return Article.model_construct(
            path=self.words(fields, "path", "document"),
            start=fields["path"].start if "path" in fields else 0,
            title=self.words(fields, "title", "document"),
            date=self.period(fields, "date", "document"),
            sha256=sha256,
            sources=tuple(filter(None, sources)),
        )

    def entries(self, node: Node | None) -> tuple[Entry, ...]:
        return tuple(self.entry(key, value) for key, value in self.pairs(node, "claims"))

    def entry(self, key: Scalar, node: Node) -> Entry:
        path = f"claims.{key.value}"
        if not _ID.fullmatch(key.value):
            proper = re.sub(r"\W+", "_", key.value).strip("_")
            proper = proper if _ID.fullmatch(proper) else f"n{proper}"
            advice = f"an id is letters, digits and underscores; did you mean '{proper}'?"
            self.trouble(key.start, f"{path}: {advice}")
        elif key.value == "sum":
            self.trouble(key.start, f"{path}: sum is a word of formulas; choose another id")
        fields = self.fields(node, path, CLAIM_KEYS)
        quote = fields.get("quote")
        return Entry(
            id=key.value,
            start=key.start,
            end=key.end,
            quote=self.words(fields, "quote", path),
            quote_start=quote.start if quote else -1,
            quote_end=quote.end if quote else -1,
            note=self.words(fields, "note", path),
            claim=self.claim(key, fields, path),
        )

    def claim(self, key: Scalar, fields: dict[str, Node], path: str) -> Claim | None:
        mention, node = self.value(key, fields, path)
        slots = {
            name: self.words(fields, name, path) for name in ("subject", "measure", "place", "attribution")
        }
        noun = self.words(fields, "noun", path)
        window = self.period(fields, "window", path)
        status = self.status(fields, path)
        if mention is None or node is None:
            return None
        start, end = node.start, node.end
        if self.document.text[start:end] == node.value:  # no escapes, no folded lines
            start, end = start + mention.start, start + mention.end
        line, column = self.document.place(start)
        told = dict(mention) | slots | {"quote": self.document.text[start:end]}
        told |= {"start": start, "end": end, "line": line, "column": column}
        deadline = "window" in fields and is_deadline(self.words(fields, "window", path))
        return Claim(
            **told | {"noun": noun or mention.noun},
            id=key.value,
            window=window,
            status=status,
            deadline=deadline,
        )

    def value(self, key: Scalar, fields: dict[str, Node], path: str) -> tuple[Mention | None, Scalar | None]:
        """The figure and where it stands: the value, or the only figure of the quote."""
        name = "value" if "value" in fields else "quote"
        node = fields.get(name)
        words = self.words(fields, name, path)
        if not words or not isinstance(node, Scalar):
            if node is None:
                self.trouble(
                    key.start, f"{path}: neither value nor quote; add 'value: …' as the article writes it"
                )
            return None, None
        if len(words) > _LONGEST[name]:
            advice = f"more than {_LONGEST[name]:,} letters"
            self.trouble(node.start, f"{path}.{name}: {advice}; add 'value: …' with the figure alone")
            return None, None
        if name == "value":
            try:
                return read_one(node.value), node
            except ValueError as error:
                self.trouble(node.start, f"{path}.value: {error}; write one figure as the article does")
                return None, None
        figures = [m for m in read(node.value) if m.kind not in (Kind.DATE, Kind.PERIOD, Kind.ORDINAL)]
        if len(figures) != 1:
            counted = f"{len(figures)} figures" if figures else "no figure"
            self.trouble(node.start, f"{path}.quote: holds {counted}; add 'value: …' to say which is meant")
            return None, None
        return figures[0], node

    def status(self, fields: dict[str, Node], path: str) -> Status | None:
        given = self.words(fields, "status", path)
        if not given:
            return None
        known = tuple(status.value for status in Status)
        if given in known:
            return Status(given)
        hint = did_you_mean(given, known) or f"; one of {', '.join(known)}"
        self.trouble(fields["status"].start, f"{path}.status: no status '{given}'{hint}")
        return None

    def formulas(self, node: Node | None) -> tuple[Formula, ...]:
        found = []
        for item in self.items(node, "formulas"):
            if not isinstance(item, Scalar):
                self.trouble(
                    item.start, f"formulas: expected a text such as total = april + may, found {kind(item)}"
                )
            elif item.value.strip():
                found.append(Formula(text=item.value.strip(), start=item.start, end=item.end))
            else:
                self.trouble(item.start, "formulas: an empty line; delete it")
        return tuple(found)
