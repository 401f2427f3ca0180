"""Source in, Document out: text with its zones, sentences, links and date, each at its exact place."""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import Literal

from verifier.errors import InputError
from verifier.model.document import Document
from verifier.model.period import Period
from verifier.model.report import Trouble
from verifier.model.source import Source
from verifier.reading.decoding import decode, refuse_binary

_FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "plain",
    ".text": "plain",
}
_LARGEST = 50_000_000
_CLAIMS = re.compile(r"""^(?:verifier|"verifier"|'verifier')[ \t]*:(?:[ \t]|$)""", re.MULTILINE)
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype|\?xml|html|head|body|article|main|div|p|h1)\b", re.I | re.S
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} |```|> |---$|\[[^\]\n]{1,80}\]: )|\]\([^\s()]{1,300}\)|\*\*[\w$£€¥]"
    r"|</(?:a|b|i|p|em|strong|span)>|&(?:nbsp|amp|pound|euro|#\d{1,6});",
    re.MULTILINE,
)
_HEAD = 20_000


def load(path: str | Path) -> Source:
    """The file at a path, not decoded yet."""
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError(f"{path}: this is a folder; name a file in it")
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{path}: larger than {_LARGEST // 1_000_000} MB; split it")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name and the folder you are in") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    refuse_binary(str(path), data)
    return Source.model_construct(name=str(path), data=data)


def kind_of(source: Source) -> Literal["article", "claims", "other"]:
    """Whether a source is an article, a claim file, or neither; told from name and a glance."""
    if source.format:
        return "claims" if source.format == "claims" else "article"
    suffix = PurePath(source.name).suffix.lower()
    if suffix in (".yaml", ".yml"):
        return "claims" if _CLAIMS.search(_glance(source)) else "other"
    if suffix in _FORMATS:
        return "article"
    if suffix and source.text is None:
        return "other"
    return "claims" if _opens_claims(_glance(source)) else "article"


def _glance(source: Source) -> str:
    return source.text if source.text is not None else source.data.decode("utf-8", errors="replace")


def _opens_claims(text: str) -> bool:
    """Whether the first line that is no comment is `verifier: 1`."""
    for line in text[:_HEAD].splitlines():
        if line.strip() and not line.startswith(("#", "---", "%")):
            return bool(_CLAIMS.match(line))
    return False


def format_of(source: Source, text: str) -> str:
    """ "markdown", "html" or "plain": as given, by the name, else by the look of the text."""
    if source.format:
        return source.format
    named = _FORMATS.get(PurePath(source.name).suffix.lower())
    if named:
        return named
    if _HTML.match(text):
        return "html"
    return "markdown" if _MARKDOWN.search(text, 0, _HEAD) else "plain"


def read(source: Source, date: Period | None = None) -> tuple[Document, tuple[Trouble, ...]]:
    """The document of an article; a date given here wins over any in the text."""
    from verifier.reading.assemble import assemble

    text, troubles = decode(source)
    match format_of(source, text):
        case "markdown":
            from verifier.reading.markdown import read as read_format
        case "html":
            from verifier.reading.html import read as read_format
        case _:
            from verifier.reading.plain import read as read_format
    manuscript = read_format(text)
    document = assemble(manuscript, source.name)
    if date is not None:
        document = document.model_copy(update={"date": date, "date_from": "--date"})
    return document, (*troubles, *manuscript.troubles)
