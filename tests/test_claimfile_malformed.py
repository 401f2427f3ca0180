"""Every way to get a claim file wrong (`malformed/`), and the line, column and remedy its author is told."""

import tomllib
from pathlib import Path

import pytest

from verifier.errors import InputError
from verifier.model.source import Source
from verifier.pipe import verify
from verifier.reading.claimfile import read_claims

FOLDER = Path(__file__).parent / "malformed"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


def test_every_file_is_expected() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(EXPECTED)
    assert len(EXPECTED) >= 100


@pytest.mark.parametrize("name", EXPECTED)
def test_the_author_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    expected = EXPECTED[name]
    place, says = (expected["line"], expected["column"]), expected["says"]
    if expected.get("refused"):
        with pytest.raises(InputError) as refused:
            read_claims(Source(name=f"{name}.yaml", data=Path(f"{name}.yaml").read_bytes()))
        assert str(refused.value).startswith(f"{name}.yaml:{place[0]}:{place[1]}: ")
        assert says in str(refused.value)
        return
    told = [one for one in verify(f"{name}.yaml").findings if one.check == "malformed-entry"]
    found = [(one.places[0].line, one.places[0].column) for one in told if says in one.message]
    assert found == [place], [(one.places[0].line, one.places[0].column, one.message) for one in told]


def test_deeper_than_any_parser_reads() -> None:
    with pytest.raises(InputError, match="nested deeper"):
        read_claims(Source(name="desk.yaml", text="verifier: 1\nclaims: " + "[" * 100_000))


def test_one_fault_loses_nothing_else() -> None:
    text = "verifier: 1\nclaims:\n  a: {value: £5m}\n  b: {value: £3m}\n  n: {value: 20 people}\n"
    text += "  c: {value: plenty, quote: so they say, note: ask again}\nformulas: [a = c, a = b]\nclaim: {}\n"
    made, troubles = read_claims(Source(name="desk.yaml", text=text))
    assert [trouble.line for trouble in troubles] == [8, 6, 7]
    assert [claim.id for claim in made.claims] == ["a", "b", "n"]
    assert made.entries[3].quote == "so they say"
    assert made.entries[3].note == "ask again"
    assert [formula.text for formula in made.formulas] == ["a = c", "a = b"]
