"""The public face: the names, and what they give."""

import subprocess
import sys
from pathlib import Path

import pytest

import verifier
from verifier.errors import InputError, SettingsError

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_every_public_name_is_there_and_documented() -> None:
    for name in verifier.__all__:
        value = getattr(verifier, name)
        assert name == "__version__" or value.__doc__
    assert {f"verifier.{name}(" for name in ("verify", "quantities")} <= set(
        README.replace("(", "( ").split()
    )


def test_quantities_are_slices_with_their_slots() -> None:
    text = "Shares were up nearly 57%.\nThe fund holds **$2.9 billion** for roughly 2 million IT workers by 2030."
    found = verifier.quantities(text)
    assert all(text[mention.start : mention.end] == mention.quote for mention in found)
    share, money, workers, year = found
    assert (share.value, share.unit, share.direction, share.comparator) == (57, "%", "up", "~")
    assert (money.value, money.low, money.high, money.unit) == (
        2_900_000_000,
        2_850_000_000,
        2_950_000_000,
        "USD",
    )
    assert (workers.value, workers.noun, workers.kind) == (2_000_000, "IT workers", "count")
    assert year.period and year.period.edtf == "2030"


def test_verify_takes_a_path_or_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Passengers rose 25% from 40,000 to 57,000.", encoding="utf-8")
    assert (
        verifier.verify(path).findings == verifier.verify(text=path.read_text(), name="a.md").findings != ()
    )
    dated = verifier.verify(text="It opened last year.", date="2024-05-01").document
    assert dated.date and dated.date_from == "--date"
    with pytest.raises(SettingsError):
        verifier.verify()
    with pytest.raises(SettingsError, match="2024-04-03"):
        verifier.verify(text="x", date="soon")
    with pytest.raises(InputError, match="no such file"):
        verifier.verify(tmp_path / "gone.md")


def test_many_is_map(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.md" for number in range(3)]
    for path in paths:
        path.write_text("The museum opens on Wednesday, 5 March 2024.", encoding="utf-8")
    assert [len(report.findings) for report in verifier.verify_many(paths)] == [1, 1, 1]


def test_importing_the_package_is_free() -> None:
    code = "import sys, verifier; sys.exit('pydantic' in sys.modules or 'spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
