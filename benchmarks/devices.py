"""Devices of rhetoric on clean text: how often published texts use each, and what 19 of 20 do not exceed.

`python -m benchmarks devices --write` keeps the second in `verifier/checks/words/rhetoric/norms.toml`, the norm
that a text is held to. Only counts and densities are kept, no text.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

from benchmarks.texts import clean, ledgers
from verifier.checks import devices
from verifier.checks.phrases import names

PATH = Path(devices.__file__).parent / "words" / "rhetoric" / "norms.toml"
NEEDS_NO_NORM = ("norms", "own-view")
_SHARE = Fraction(19, 20)


def measure(data: Path, *, half: str, limit: int, show: bool) -> dict[str, Any]:
    """Of each device: uses, texts that use it, and the density that 19 of 20 texts keep."""
    densities, figures = _count(data, half, limit, show=show)
    return {
        name: f"{figures[name]}; 19 of 20 at most {float(_norm(found)):.2f}"
        for name, found in densities.items()
    }


def write(data: Path, *, half: str, limit: int) -> None:
    """Keep the norms."""
    densities, _ = _count(data, half, limit, show=False)
    texts = len(next(iter(densities.values())))
    rows = "".join(f'{name} = "{_norm(found)}"\n' for name, found in densities.items())
    head = (
        "# Uses per 1,000 words that 19 of 20 published texts do not exceed, for each device;\n"
        f"# made by `python -m benchmarks devices --write` from {texts} texts that nobody here wrote.\n"
    )
    PATH.write_text(head + rows, encoding="utf-8")


def _count(
    data: Path, half: str, limit: int, *, show: bool
) -> tuple[dict[str, list[Fraction]], dict[str, str]]:
    asked = [name for name in names("rhetoric") if name not in NEEDS_NO_NORM]
    found: dict[str, list[Fraction]] = {name: [] for name in asked}
    uses = dict.fromkeys(asked, 0)
    words = 0
    for name, ledger in ledgers(clean(data, half, limit)):
        words += devices.length(ledger)
        for device in asked:
            places = devices.uses(ledger, device)
            uses[device] += len(places)
            found[device].append(devices.density(ledger, len(places)))
            if show:
                for place in places:
                    print(f"{device} {name} {place.start}: {ledger.document.reads(place.start, place.end)}")
    figures = {
        device: f"{uses[device]} uses, {1000 * uses[device] / max(1, words):.2f} per 1,000 words,"
        f" in {sum(map(bool, found[device]))} of {len(found[device])} texts"
        for device in asked
    }
    return found, figures


def _norm(found: list[Fraction]) -> Fraction:
    """Rounded up to a tenth, so that it can be read."""
    ranked = sorted(found)
    kept = ranked[min(len(ranked) - 1, int(_SHARE * len(ranked)))]
    return Fraction(-(-kept * 10 // 1), 10)
