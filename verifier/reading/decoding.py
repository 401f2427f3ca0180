"""Bytes in, text out: UTF-8, or what the file says it is; a file that is no text is refused."""

from __future__ import annotations

import codecs
import re

from verifier.errors import InputError
from verifier.model.report import Trouble
from verifier.model.source import Source

_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"BZh",
    b"\xd0\xcf\x11\xe0",
)
_HEAD = 8192
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
# of all that Python can decode, what pages are written in
_CHARSETS = ("iso8859", "cp", "koi8", "mac", "gb", "big5", "shift_jis", "euc")
_CONTROLS = bytes((*range(7), *range(14, 27), *range(28, 32)))


def decode(source: Source) -> tuple[str, tuple[Trouble, ...]]:
    """The text of a source. A byte order mark is dropped, newlines stay as they are."""
    if source.text is not None:
        return source.text, ()
    data = source.data
    refuse_binary(source.name, data)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _otherwise(data, "utf-16", "it begins with a UTF-16 byte order mark")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        where = f"it is not UTF-8: byte {error.start} is 0x{data[error.start]:02x}"
    named = _CHARSET.search(data[:_HEAD])
    if named:
        try:
            codec = codecs.lookup(named[1].decode("ascii"))
            if codec.name.startswith(_CHARSETS):
                return _otherwise(data, codec.name, f"{where}, and it names this charset itself")
        except (LookupError, UnicodeError):
            pass
    return _otherwise(data, "cp1252", where)


def _otherwise(data: bytes, encoding: str, because: str) -> tuple[str, tuple[Trouble, ...]]:
    why = f"read as {encoding}, because {because}; save it as UTF-8"
    return data.decode(encoding, errors="replace"), (Trouble(stage="reading", about="encoding", why=why),)


def refuse_binary(name: str, data: bytes) -> None:
    """Raise InputError for what is plainly no text."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if head.startswith(_MAGIC) or controls > max(8, len(head) // 10):
        raise InputError(f"{name}: this is not a text file; give Markdown, HTML or plain text")
