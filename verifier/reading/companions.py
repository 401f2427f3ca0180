"""An article and its claim file: where the one is when the other is known."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.yamltree import Mapping, Node, Scalar, tree

if TYPE_CHECKING:
    from verifier.model.claimfile import ClaimFile

FOLDER = "claims"
SUFFIXES = (".yaml", ".yml")
ARTICLES = (".md", ".markdown", ".txt", ".html", ".htm", ".xhtml")


def article_of(claimfile: ClaimFile) -> Path | None:
    """The article a claim file names, there or not; without a name the file of its stem beside it."""
    return _article(Path(claimfile.name), claimfile.document.path)


def article_kept(name: str, text: str) -> Path | None:
    """The article whose figures a file keeps, told from a glance at its text; None where it holds no claim."""
    try:
        root = tree(text, name).root
    except InputError:
        return None
    claims = _under(root, "claims")
    if not isinstance(claims, Mapping) or not claims.items:
        return None
    path = _under(_under(root, "document"), "path")
    return _article(Path(name), path.value if isinstance(path, Scalar) else "")


def _article(own: Path, path: str) -> Path | None:
    if path:
        return own.parent / path
    return next((one for one in map(own.with_suffix, ARTICLES) if one.is_file()), None)


def _under(node: Node | None, key: str) -> Node | None:
    items = node.items if isinstance(node, Mapping) else ()
    return next((value for one, value in items if isinstance(one, Scalar) and one.value == key), None)


def candidates(article: str | Path) -> tuple[Path, ...]:
    """The files that may be the claim file of an article."""
    return tuple(one for one in named_after(article) if one.is_file())


def named_after(article: str | Path) -> tuple[Path, ...]:
    """Where the claim file of an article would lie: of its stem, beside it or in a folder `claims`."""
    own = Path(article)
    folders = (own.parent, own.parent / FOLDER, own.parent.parent / FOLDER)
    found = ((folder / own.name).with_suffix(suffix) for folder in folders for suffix in SUFFIXES)
    return tuple(dict.fromkeys(found))


def belong(claimfile: ClaimFile, article: str | Path) -> bool:
    """Whether a claim file is about this article."""
    meant = article_of(claimfile)
    return meant is not None and os.path.realpath(meant) == os.path.realpath(article)
