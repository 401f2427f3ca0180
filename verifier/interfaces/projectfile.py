"""`verifier.toml`, or `[tool.verifier]` in pyproject.toml, in; what it asks for, and where, out."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from verifier.checks import registry
from verifier.errors import SettingsError
from verifier.model.finding import Severity

_TABLE = re.compile(r"\s*\[+\s*(.+?)\s*\]+\s*(?:#.*)?")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[\w.-]+)\s*=""")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%")


def _share(given: Any) -> Any:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise ValueError("write a share like 0.1 or '10 %'")
    percent = _PERCENT.fullmatch(given.strip()) if isinstance(given, str) else None
    try:
        share = Fraction(percent[1]) / 100 if percent else Fraction(str(given))
    except (ValueError, ZeroDivisionError):
        raise ValueError("write a share like 0.1 or '10 %'") from None
    if not 0 <= share <= 10:
        raise ValueError("a share lies between 0 and 10; 10 % is 0.1")
    return share


def _named(word: str) -> str:
    try:
        return registry.known(word)
    except SettingsError as error:
        raise ValueError(str(error)) from None


Share = Annotated[Fraction, BeforeValidator(_share)]
Names = tuple[Annotated[str, AfterValidator(_named)], ...]
Severities = dict[Annotated[str, AfterValidator(_named)], Severity | Literal["off"]]


class _Keys(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )


class HedgeKeys(_Keys):
    """How far a blurred number may be off, as a share of it."""

    about: Share | None = None
    nearly: Share | None = None
    just_over: Share | None = None


class LimitKeys(_Keys):
    """From where the implausible is told."""

    share_of_base_note: Share | None = None
    share_of_base_warning: Share | None = None


class PathKeys(_Keys):
    """What holds for the texts under one pattern."""

    select: Names | None = None
    ignore: Names = ()
    severity: Severities = Field(default_factory=dict)
    sources: tuple[str, ...] = ()
    """Files that the texts are held against, from the folder of the project file; `*` and `**` as in a shell."""


class FileKeys(PathKeys):
    """Every key of the project file."""

    exclude: tuple[str, ...] = ()
    """Patterns of files, as in .gitignore, that a folder is searched without."""
    fail_on: Literal["error", "warning", "note", "never"] | None = None
    pipeline: str | None = None
    facts: tuple[str, ...] = ()
    """Facts files, from the folder of the project file."""
    cache: bool = True
    """Whether reports of several texts are kept for the next run."""
    jobs: Annotated[int, Field(ge=0, le=256)] = 0
    """How many processes share the work; 0 for one a core."""
    hedges: HedgeKeys = HedgeKeys()
    limits: LimitKeys = LimitKeys()
    per_path: dict[str, PathKeys] = Field(default_factory=dict)


class ProjectFile:
    """One project file as read; `where` names file and line of a key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = _short(path)
        self.table = ("tool", "verifier") if path.name == "pyproject.toml" else ()
        try:
            self._text = path.read_text(encoding="utf-8")
            content: Any = tomli.loads(self._text)
        except OSError as error:
            raise SettingsError(f"{self.name}: cannot be read ({error.strerror})") from None
        except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
            raise SettingsError(f"{self.name}: no valid TOML: {error}") from None
        for key in self.table:
            content = content.get(key) if isinstance(content, dict) else None
        self.found = content is not None
        try:
            self.keys = FileKeys.model_validate(content or {})
        except ValidationError as error:
            raise SettingsError("\n".join(self._told(one) for one in error.errors())) from None

    def where(self, *key: str) -> str:
        """ "verifier.toml:3"; without the line where the key stands inside an inline table."""
        line = self._line((*self.table, *key))
        return f"{self.name}:{line}" if line else self.name

    def _line(self, wanted: tuple[str, ...]) -> int:
        table: tuple[str, ...] = ()
        best, line = 0, 0
        for number, text in enumerate(self._text.splitlines(), 1):
            if heading := _TABLE.fullmatch(text):
                path = table = _parts(heading[1])
            elif assigned := _KEY.match(text):
                path = (*table, *_parts(assigned[1]))
            else:
                continue
            if len(path) > best and wanted[: len(path)] == path:
                best, line = len(path), number
        return line if best > len(self.table) else 0

    def _told(self, error: Any) -> str:
        key = tuple(str(part) for part in error["loc"] if isinstance(part, str))
        key = tuple(
            part for part in key if part not in ("[key]",) and not part.startswith(("enum", "literal"))
        )
        shown = ".".join(key)
        if error["type"] == "extra_forbidden":
            return f"{self.where(*key)}: unknown key {shown!r}{_nearest(key)}"
        why = error["msg"].removeprefix("Value error, ")
        why = why.replace("Input should be", "should be")
        return f"{self.where(*key)}: {shown}: {why}"


def _nearest(key: tuple[str, ...]) -> str:
    from rapidfuzz import process  # only on the way to an error

    tables: dict[str, type[_Keys]] = {"hedges": HedgeKeys, "limits": LimitKeys, "per-path": PathKeys}
    known = tables.get(key[0], FileKeys) if len(key) > 1 else FileKeys
    names = [field.replace("_", "-") for field in known.model_fields]
    best = process.extractOne(key[-1], names, score_cutoff=60)
    return f"; did you mean {best[0]!r}?" if best else f"; known keys: {', '.join(sorted(names))}"


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(r""""[^"]*"|'[^']*'|[\w-]+""", dotted))


def _short(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
