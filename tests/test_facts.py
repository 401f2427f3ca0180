"""Facts files: what is read, and what is told where one is wrong."""

from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from training import rates
from verifier.checks.phrases import table
from verifier.errors import InputError
from verifier.interfaces.cli import command
from verifier.reading.facts import facts_of, read_facts

TOML = """
[[population]]
place = "Alder"
year = 2023
people = 383_000
group = "nurses"

[[office]]
name = "Anna Frey"
role = "mayor of Alder"
from = 2024-01-01

[[kin]]
name = "Bay Ferries"
relation = "Subsidiary"
of = "Alder Holding"

[[rate]]
base = "eur"
currency = "DKK"
date = "2023-05"
rate = 7.448
"""
CSV = {
    "population": "place,year,people,group\nAlder,2023,383000,nurses\n",
    "office": "Name, Role, From, To\nAnna Frey, mayor of Alder, 2024-01-01,\n",
    "kin": "name,relation,of\nBay Ferries,subsidiary,Alder Holding\n",
    "rate": "base,currency,date,rate\nEUR,DKK,2023-05,7.448\n",
}


def test_toml_and_csv_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text(TOML, encoding="utf-8")
    for name, text in CSV.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    facts = read_facts([tmp_path / "facts.toml"])
    assert facts == read_facts([tmp_path / f"{name}.csv" for name in CSV])
    assert facts.populations[0].people == 383_000
    assert facts.offices[0].period.edtf == "2024/.."
    assert facts.rates[0].low == Fraction("7.448")


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("place,people\nAlder,3\n", "a.csv", r"a\.csv:1: .*place,year,people"),
        ("place,year,people\nAlder,2023\n", "a.csv", r"a\.csv:2: not as many fields"),
        ("place,year,people\nAlder,2023,many\n", "a.csv", r"a\.csv:2: people: 'many' is no number"),
        ("place,year,people\nAlder,soon,3\n", "a.csv", r"a\.csv:2: year: 'soon' is no date"),
        ("place,year,people\n,2023,3\n", "a.csv", r"a\.csv:2: “place” is empty"),
        ("name,role,from,to\nA B,mayor,2024,2020\n", "a.csv", r"a\.csv:2: .*lies before"),
        ("base,currency,date,rate\nEUR,DKK,2023,0\n", "a.csv", r"a\.csv:2: rate: '0' is not above"),
        (
            "[[populations]]\nplace = 'A'\n",
            "a.toml",
            r"a\.toml: \[\[populations\]\] is none of \[\[population\]\]",
        ),
        ("[[kin]]\nname = 'A'\n", "a.toml", r"a\.toml: \[\[kin\]\] number 1: needs name, relation, of"),
        ("kin = \n", "a.toml", r"a\.toml: not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, name: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        facts_of(text, name)


def test_the_command_takes_facts(tmp_path: Path) -> None:
    facts, article = tmp_path / "facts.csv", tmp_path / "a.md"
    facts.write_text("place,year,people\nAlder,2023,383000\n", encoding="utf-8")
    article.write_text("Alder has 900,000 residents with a boat licence.", encoding="utf-8")
    run = CliRunner().invoke
    assert run(command, ["check", str(article)]).exit_code == 0
    done = run(command, ["check", str(article), "--facts", str(facts)])
    assert done.exit_code == 1
    assert "count-exceeds-population" in done.output
    (tmp_path / "verifier.toml").write_text('facts = ["facts.csv"]\n', encoding="utf-8")
    done = run(command, ["check", str(article)])
    assert done.exit_code == 1
    assert "1 population" in run(command, ["check", str(article), "--show-settings"]).output
    gone = run(command, ["check", str(article), "--facts", str(tmp_path / "gone.csv")])
    assert gone.exit_code == 2


def test_the_rates_are_as_published() -> None:
    """Whole years do not change any more."""
    pytest.importorskip("currency_converter")
    ours = {currency: set(years.items()) for currency, years in table("rates").items()}
    for currency, years in rates.rows().items():
        assert {(str(year), rates.told(*ends)) for year, ends in years.items()} == ours[currency]
