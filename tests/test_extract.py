"""`verifier extract`: the draft, its upkeep, and a file that is never half written."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verifier.interfaces.cli import command
from verifier.interfaces.files import update
from verifier.keeping.lines import NEW
from verifier.keeping.merge import CHANGED, GONE
from verifier.reading import load
from verifier.reading.claimfile import read_claims

ROOT = Path(__file__).parents[1]
ARTICLE = """\
---
title: Two grants for a pier
date: 2026-03-14
---

# Two grants for a pier

The state gave a grant of £52m. The port authority added another £41m. Together the grants are worth £93m.

The pier employs 64 people: 40 on deck, 14 in the engine rooms and 10 ashore.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pier.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def extract(*more: str) -> str:
    assert run("extract", "pier.md", "-o", "claims/pier.yaml", *more).exit_code == 0
    return Path("claims/pier.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_a_draft_is_worth_editing() -> None:
    text = extract()
    made, troubles = read_claims(load("claims/pier.yaml"))
    assert not troubles
    assert made.document.path == "../pier.md"
    assert made.document.title == "Two grants for a pier"
    assert {formula.text for formula in made.formulas} == {
        "total_grants = grant + port_authority",
        "people = deck + engine + ashore",
    }
    assert all(entry.claim for entry in made.entries)
    assert "null" not in text
    assert NEW not in text
    assert run("check", "claims").exit_code == 0
    assert run("extract", "pier.md", "-o", "claims/pier.yaml", "--check").exit_code == 0


# what a sentence says; the values a draft keeps of it, those it leaves out, and lines that it must have or must not
WORTH = {
    "amounts, shares and rates": (
        "The toll brought in £6.3m in 2024, 4% more than ever. A pass costs £110 a month.",
        ["£6.3m", "4%", "£110 a month"], [], ["window: 2024"], [],
    ),
    "counts with a noun": (
        "The yard employs 640 welders. Two men waved. He came 3rd and lives at 14 Quay Road.",
        ["640"], ["Two", "3rd", "14"], ["noun: welders"], [],
    ),
    "spans of somebody": (
        "The crossing takes 45 minutes. Three days later it snowed, as it had for the last 12 months.",
        ["45 minutes"], ["Three days", "12 months", "last 12 months"], ["subject: crossing"], [],
    ),
    "dates of events": (
        "The Alder Trust was founded in 1923. In 2019 nobody came. The 69-year-old chairs it.",
        ["1923"], ["2019", "69-year-old"], [], [],
    ),
    "what is denied": ("The port did not spend £40m. The town spent £9m.", ["£9m"], ["£40m"], [], []),
    "numbers that are names": (
        "MD 704 heads north. Call 555-0199. Chapter 12 tells of 300 ships.", ["300"], ["704", "0199", "12"], [], [],
    ),
    "headings, lists of sources and small counts in words": (
        "## Three plans\n\nThe port lent £4m.\n\n## References\n\n- Smith, 'Why 80% fail', 2019\n",
        ["£4m"], ["Three", "80%", "2019"], [], [],
    ),
    "a unit in brackets": ("The route is 12 miles (19 km) long.", ["12 miles"], ["19 km"], [], []),
    "an object is no subject": (
        "Running the boats cost £5.8m. Spread over three boats, it comes to £2m each.",
        ["£5.8m", "£2m"], [], [], ["subject: boats", "subject: Spread"],
    ),
    "a figure between": (
        "The county paid £1.2m and the town £700,000. It came after the vote of May 2024, so £3m is left.",
        ["£1.2m", "£700,000", "£3m"], [], ["subject: county"], ["measure: town", "window: 2024-05"],
    ),
    "said by others": (
        "The festival drew 52,000 guests in 2023, the police said.", ["52,000"], [], ["noun: guests", "window: 2023"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kept", "left", "has", "lacks"), WORTH.values(), ids=WORTH)
def test_a_draft_keeps_what_a_reader_would_check(
    folder: Path, text: str, kept: list[str], left: list[str], has: list[str], lacks: list[str]
) -> None:
    (folder / "pier.md").write_text(f"# News of the port\n\n{text}\n", encoding="utf-8")
    draft = extract()
    values = re.findall(r"^    value: (.*)$", draft, re.MULTILINE)
    assert [value for value in kept if value not in values] == [], draft
    assert [value for value in left if value in values] == [], draft
    assert [line for line in has if f"    {line}\n" not in draft] == [], draft
    assert [line for line in lacks if f"    {line}\n" in draft] == [], draft
    assert run("check", "claims").stdout.startswith("No findings")


# what an article works out, and the relations that a draft writes of it, in the order of its figures
TIED = {
    "a list": ("The hall has 42 stalls: 18 for growers, 15 for bakers and nine for weavers.", r"stalls = \w+ \+ \w+ \+ \w+"),
    "of which": ("The hall cost £1.9m, of which the state paid £1.2m and the town £700,000.", r"\w+ = state \+ town"),
    "of which some": ("The hall cost £1.9m, of which the state paid £1.2m and the town £600,000.", r"\w+ >= state \+ town"),
    "a rate": ("The parish bought 40 benches at £300 each, a total of £12,000.", r"\w+ = \w+ \* \w+"),
    "a share": ("Of the 640 beds 480 are taken, an occupancy of 75%.", r"\w+ = \w+ / \w+"),
    "a growth": ("The port handled 900 ships in 2024, 20% more than the 750 of 2023.", r"\w+ = \w+ / \w+ - 1"),
    "a difference": ("A pass now costs £20 in place of £24, a saving of £4.", r"\w+ = \w+ - \w+"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "formula"), TIED.values(), ids=TIED)
def test_a_draft_writes_down_the_relations(folder: Path, text: str, formula: str) -> None:
    (folder / "pier.md").write_text(f"# News of the port\n\n{text}\n", encoding="utf-8")
    draft = extract()
    assert re.search(rf"^  - {formula}$", draft, re.MULTILINE), draft
    assert run("check", "claims").stdout.startswith("No findings")


WORKED = sorted([*ROOT.glob("claims/*.md"), *ROOT.glob("examples/*/articles/*.md")])


@pytest.mark.parametrize("article", WORKED, ids=lambda article: article.stem)
def test_a_fresh_draft_of_a_worked_article_alarms_only_where_the_article_does(
    folder: Path, article: Path
) -> None:
    """A formula that the article breaks is a finding in its claim file too, and nothing else is."""
    (folder / "pier.md").write_bytes(article.read_bytes())
    extract()
    told = set(re.findall(r"(?:error|warning)  (\S+)", run("check", "claims").stdout))
    assert told <= set(re.findall(r"(?:error|warning)  (\S+)", run("check", "pier.md", "--no-config").stdout))
    assert run("extract", "pier.md", "-o", "claims/pier.yaml", "--check").exit_code == 0


def test_the_worked_claim_files_are_up_to_date() -> None:
    kept = sorted([*ROOT.glob("claims/*.yaml"), *ROOT.glob("examples/*/claims/*.yaml")])
    assert len(kept) > 2
    for file in kept:
        article = next(one for one in WORKED if one.stem == file.stem)
        assert run("extract", str(article), "-o", str(file), "--check").exit_code == 0, file


# what the article becomes, what the file must say then; and what not
LATER = {
    "more": (
        ("ashore.", "ashore.\n\nThe fare is £7, up from £5: a rise of £2."),
        [NEW, "value: £7", "value: £5", " <= "],
        [GONE, CHANGED],
    ),
    "gone": (
        ("The pier employs 64 people: 40 on deck, 14 in the engine rooms and 10 ashore.\n", ""),
        [f"  {GONE}\n  people:"],
        [NEW, CHANGED],
    ),
    "number": (("another £41m", "another £44m"), [CHANGED, "another £44m.”", "value: £41m"], [NEW, GONE]),
    "moved": (
        ("gave a grant of £52m.", "gave us a grant of £52m."),
        ["quote: The state gave us a grant of £52m", "value: £52m"],
        [NEW, GONE, CHANGED, "quote: The state gave a grant"],
    ),
    "elsewhere": (("# Two grants for a pier\n", "# Two grants for a pier\n\nIt was a mild day.\n"), ["value: £52m"], [NEW, GONE, CHANGED]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "holds", "misses"), LATER.values(), ids=LATER)
def test_an_edited_article(
    folder: Path, change: tuple[str, str], holds: list[str], misses: list[str]
) -> None:
    before = extract()
    by_hand = before.replace("    value: £52m", "    value: £52m  # asked the ministry")
    by_hand = by_hand.replace("  grant:", "  state_grant:").replace("= grant +", "= state_grant +")
    Path("claims/pier.yaml").write_text(by_hand, encoding="utf-8")
    assert change[0] in ARTICLE
    (folder / "pier.md").write_text(ARTICLE.replace(*change), encoding="utf-8")
    assert run("extract", "pier.md", "-o", "claims/pier.yaml", "--check").exit_code == 1
    assert Path("claims/pier.yaml").read_text(encoding="utf-8") == by_hand
    after = extract()
    assert all(words in after for words in holds), after
    assert not [words for words in misses if words in after], after
    assert "£52m  # asked the ministry" in after
    assert "state_grant:" in after
    assert extract() == after


@pytest.mark.usefixtures("folder")
def test_what_was_thrown_out_stays_out_and_what_was_hand_written_stays() -> None:
    text = extract()
    gone = re.sub(r"  deck:\n(?:    .*\n)+", "", text).replace("  - people = deck + engine + ashore\n", "")
    mine = gone.replace("claims:\n", "claims:\n  mine: {value: 3 cats, note: seen there}\n", 1)
    Path("claims/pier.yaml").write_text(mine, encoding="utf-8")
    assert extract() == mine
    article = ARTICLE + "\nThe fare is £7, up from £5: a rise of £2.\n"
    Path("pier.md").write_text(article, encoding="utf-8")
    after = extract()
    assert "  deck:" not in after
    assert "- people" not in after
    assert after.count("mine: {value: 3 cats, note: seen there}") == 1
    assert "value: £7" in after


@pytest.mark.usefixtures("folder")
def test_the_life_of_a_claim_file() -> None:
    """Draft, edit a number, see it fail in the right line, waive it, see it pass, let it expire, see it fail."""
    text = extract()
    path = Path("claims/pier.yaml")
    line = text.splitlines().index("    value: £93m") + 1
    path.write_text(text.replace("    value: £93m", "    value: £95m"), encoding="utf-8")
    failed = run("check", "claims")
    assert failed.exit_code == 1
    assert f"claims/pier.yaml:{line}:12  error  total-misses-parts" in failed.stdout
    assert f"claims/pier.yaml:{line}:12  error  value-misses-quote" in failed.stdout
    article = ARTICLE.replace("£93m", "£95m")
    Path("pier.md").write_text(article, encoding="utf-8")
    waived = text.replace("£93m", "£95m") + (
        "waivers:\n  - check: total-misses-parts\n    claim: total_grants\n    reason: a third grant is agreed\n"
        "    by: city desk\n    until: 2026-06-30\n"
    )
    path.write_text(waived, encoding="utf-8")
    for checked in ("claims", "pier.md"):
        passed = run("check", checked, "--today", "2026-06-30")
        assert passed.exit_code == 0, passed.stdout
        assert "waived by city desk until 2026-06-30" in passed.stdout
        expired = run("check", checked, "--today", "2026-07-01")
        assert expired.exit_code == 1
        assert "expired-waiver" in expired.stdout
    path.write_text(waived.replace("£95m", "£93m"), encoding="utf-8")
    drifted = run("check", "claims", "--today", "2026-06-30")
    assert drifted.exit_code == 1
    assert "The article now says “Together the grants are worth £95m.”" in drifted.stdout
    assert "unused-waiver" in drifted.stdout


WRONG = {
    "no claim file": ("name: x\n", "not a claim file"),
    "no YAML": ("verifier: 1\nclaims: [\n", "not YAML"),
    "in braces": ("verifier: 1\nclaims: {a: {value: 5 cats}}\n", "write one a line"),
    "an alias": ("verifier: 1\nx: &c\n  a: {value: 5 cats}\nclaims: *c\n", "write it out here"),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_a_file_that_cannot_be_added_to_is_left_alone(text: str, message: str) -> None:
    Path("a.yaml").write_text(text, encoding="utf-8")
    done = run("extract", "pier.md", "-o", "a.yaml")
    assert done.exit_code == 2
    assert message in done.stderr
    assert Path("a.yaml").read_text(encoding="utf-8") == text


FILLED = {
    "no claims yet": "verifier: 1\nclaims:\nformulas: []\n",
    "empty braces": "verifier: 1\nclaims: {}\nformulas: ~\n",
    "nothing but the version": "# ours\nverifier: 1",
    "indented otherwise": "verifier: 1\nclaims:\n    a:\n       value: 5 cats\n    # the end of a\n\n# formulas\nformulas:\n- a = 5\n",
    "windows": "verifier: 1\r\nclaims:\r\n  a: {value: 5 cats}\r\n",
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("text", FILLED.values(), ids=FILLED)
def test_a_hand_made_file_is_added_to(text: str) -> None:
    Path("claims").mkdir()
    Path("claims/pier.yaml").write_bytes(text.encode())
    extract()
    after = Path("claims/pier.yaml").read_bytes().decode()
    made, troubles = read_claims(load("claims/pier.yaml"))
    assert not troubles
    assert {"grant", "people"} <= {entry.id for entry in made.entries}
    assert any("people = " in formula.text for formula in made.formulas)
    left = iter(re.split(r"\r?\n", after))
    assert all(
        line.replace("{}", "").replace("[]", "").replace("~", "") in left for line in text.splitlines()
    )
    assert ("\r\n" in text) == ("\r\n" in after)
    extract()
    assert Path("claims/pier.yaml").read_bytes().decode() == after


WRITER = """
import sys
from verifier.interfaces.files import update
letter = sys.argv[2]
print("ready", flush=True)
while True:
    update(sys.argv[1], lambda old: letter * 200_000 if old[:1] != letter else letter * 100_000, write=True)
"""


def test_no_reader_ever_sees_half_a_file(tmp_path: Path) -> None:
    """Two writers at work, killed again and again: what stands there is whole, and nothing is left behind."""
    target = tmp_path / "a.yaml"
    update(str(target), lambda _: "x" * 100_000, write=True)
    for _ in range(12):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(target), letter], cwd=ROOT, stdout=subprocess.PIPE
            )
            for letter in "yz"
        ]
        for writer in writers:
            assert writer.stdout
            writer.stdout.readline()
        until = time.monotonic() + 0.05
        while time.monotonic() < until:
            text = target.read_text(encoding="utf-8")
            assert len(set(text)) == 1
            assert len(text) in (100_000, 200_000)
        for writer in writers:
            writer.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
            writer.communicate()
    update(str(target), lambda _: "x", write=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_change_made_meanwhile_is_merged_not_lost(tmp_path: Path) -> None:
    target = tmp_path / "a.yaml"
    target.write_text("one\n", encoding="utf-8")
    asked: list[str] = []

    def merged(old: str) -> str:
        asked.append(old)
        if len(asked) == 1:
            target.write_text("one\ntwo, by hand\n", encoding="utf-8")
        return old + "three\n"

    assert update(str(target), merged, write=True)
    assert asked == ["one\n", "one\ntwo, by hand\n"]
    assert target.read_text(encoding="utf-8") == "one\ntwo, by hand\nthree\n"
    target.chmod(0o600)
    assert not update(str(target), lambda old: old, write=True)
    assert update(str(target), lambda old: old + "x", write=False)
    assert target.read_text(encoding="utf-8").endswith("three\n")


def test_extracts_at_one_time_leave_one_whole_file(folder: Path) -> None:
    paths = [str(folder / "pier.md"), "-o", str(folder / "claims" / "pier.yaml")]
    command = [sys.executable, "-m", "verifier", "extract", *paths]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    assert [one.wait() for one in running if one.communicate()] == [0, 0]
    assert extract() == run("extract", "pier.md").stdout.replace("path: pier.md", "path: ../pier.md").replace(
        "Claims of pier.md", "Claims of ../pier.md"
    )
