"""Every way to get a claim file wrong, and the line, column and remedy its author is told."""

import pytest

from verifier.errors import InputError
from verifier.model.source import Source
from verifier.reading.claimfile import read_claims

# five lines that are in order; what a row adds begins in line 6
GOOD = "verifier: 1\nclaims:\n  a: {value: £5m}\n  b: {value: £3m}\n  n: {value: 20 people}\n"
CLAIMS = "verifier: 1\nclaims:\n"
WAIVED = (
    CLAIMS
    + "  total: {{value: £5m}}\nwaivers:\n  - {{check: {}, claim: {}, reason: agreed, by: me, until: {}}}\n"
)

# name, text, line, column, what the message must hold
NO_CLAIM_FILE = [
    ("empty", "", 1, 1, "begin with 'verifier: 1'"),
    ("comment-only", "# nothing yet\n", 1, 1, "begin with 'verifier: 1'"),
    ("list", "- a\n- b\n", 1, 1, "begin with 'verifier: 1'"),
    ("prose", "Just a sentence.\n", 1, 1, "begin with 'verifier: 1'"),
    ("no-version", "claims:\n  a: {value: £5m}\n", 1, 1, "begin with 'verifier: 1'"),
    ("misspelt-version", "verfier: 1\n", 1, 1, "in place of 'verfier'"),
    ("newer-version", "verifier: 2\n", 1, 11, "update verifier"),
    ("version-no-number", "verifier: one\n", 1, 11, "write 'verifier: 1'"),
    ("version-zero", "# old\nverifier: 0\n", 2, 11, "write 'verifier: 1'"),
    ("version-a-text", 'verifier: "1"\n', 1, 12, "write 'verifier: 1'"),
    ("version-a-list", "verifier: [1]\n", 1, 11, "a list or map"),
    ("tab", CLAIMS + "\ta: {value: £5m}\n", 3, 1, "indent with spaces"),
    ("open-quote", CLAIMS + "  a:\n    quote: 'a grant\n    value: £5m\n", 4, 12, "close the quotation mark"),
    ("colon-in-text", CLAIMS + "  a:\n    quote: staff: forty\n", 4, 17, "put a text that contains ': '"),
    ("greater-sign", CLAIMS + "  a:\n    value: >= 13 km\n", 4, 13, "begins with > or |"),
    ("percent-sign", CLAIMS + "  a:\n    value: %5\n", 4, 12, "begins with this sign"),
    ("star", CLAIMS + "  a:\n    value: *best\n", 4, 12, "begins with *"),
    ("at-sign", CLAIMS + "  a:\n    attribution: @desk\n", 4, 18, "in quotes"),
    ("text-behind-quote", CLAIMS + '  a:\n    quote: "so" he said\n', 4, 17, "inside its quotes"),
    (
        "uneven-indent",
        CLAIMS + "  a:\n    value: £5m\n   note: x\n",
        5,
        4,
        "indent the keys of one level alike",
    ),
    ("open-list", GOOD + "formulas: [a = b\n", 7, 1, "close the list with ]"),
    ("open-braces", CLAIMS + "  a: {value: £5m\n", 4, 1, "close the braces with }"),
    ("backslash", CLAIMS + '  a: {value: "\\q"}\n', 3, 14, "backslash twice"),
    ("no-colon", CLAIMS + "  a\n  b: {value: £5m}\n", 4, 4, "indent keys alike"),
    ("invisible-sign", CLAIMS + "  a: {note: x\x07}\n", 3, 14, "delete it"),
    ("alias-to-nothing", GOOD + "formulas: *all\n", 6, 11, "names nothing above it"),
    ("alias-to-itself", "verifier: 1\nclaims: &c {a: *c}\n", 2, 16, "refers to itself"),
    ("too-deep", "verifier: 1\nclaims: " + "[" * 300, 2, 28, "nested deeper"),
]

TROUBLES = [
    # keys
    ("top-key", GOOD + "formula:\n  - a = b\n", 6, 1, "did you mean 'formulas'?"),
    ("top-key-meant", GOOD + "relations: []\n", 6, 1, "did you mean 'formulas'?"),
    ("top-key-far", GOOD + "xyzzy: 1\n", 6, 1, "one of verifier, document, claims"),
    ("claim-key", CLAIMS + "  a:\n    value: £5m\n    statsu: done\n", 5, 5, "did you mean 'status'?"),
    ("claim-key-meant", CLAIMS + "  a:\n    amount: £5m\n    value: £5m\n", 4, 5, "did you mean 'value'?"),
    ("claim-key-case", CLAIMS + "  a:\n    Value: £5m\n    quote: £5m\n", 4, 5, "did you mean 'value'?"),
    ("document-key", GOOD + "document:\n  pth: x.md\n", 7, 3, "did you mean 'path'?"),
    (
        "waiver-key",
        GOOD + "waivers:\n  - {check: x, claim: a, reason: r, by: m, untl: 2026}\n",
        7,
        44,
        "'until'?",
    ),
    ("merge-key", GOOD + "document:\n  <<: {path: x.md}\n", 7, 3, "write the keys out"),
    ("key-a-list", GOOD + "document:\n  ? [a, b]\n  : x\n", 7, 5, "a key is one word"),
    ("key-twice", CLAIMS + "  a:\n    value: £5m\n    value: £6m\n", 5, 5, "given twice (first in line 4)"),
    ("id-twice", GOOD + "  a: {value: £6m}\n", 6, 3, "given twice (first in line 3)"),
    ("section-twice", GOOD + "claims: {}\n", 6, 1, "given twice (first in line 2)"),
    # shapes
    ("claims-a-list", "verifier: 1\nclaims:\n  - a\n", 3, 3, "expected indented lines"),
    ("claim-a-text", CLAIMS + "  a: £5m\n", 3, 6, "found the text '£5m'"),
    ("value-a-list", CLAIMS + "  a: {value: [£5m, £6m]}\n", 3, 14, "expected a text, found a list"),
    ("quote-a-map", CLAIMS + "  a: {quote: {x: y}, value: £5m}\n", 3, 14, "expected a text, found a map"),
    ("formulas-a-text", GOOD + "formulas: a = b\n", 6, 11, "lines that begin with '- '"),
    ("formula-a-map", GOOD + "formulas:\n  - a: b\n", 7, 5, "found a map"),
    ("formula-empty", GOOD + "formulas:\n  - \n", 7, 4, "an empty line"),
    ("waivers-a-map", GOOD + "waivers:\n  check: x\n", 7, 3, "lines that begin with '- '"),
    ("waiver-a-text", GOOD + "waivers:\n  - total-misses-parts\n", 7, 5, "found the text"),
    ("document-a-text", GOOD + "document: ferry.md\n", 6, 11, "found the text 'ferry.md'"),
    ("object-tag", CLAIMS + "  a: {value: £5m, note: !!python/name:os.system x}\n", 3, 49, "are not read"),
    ("second-document", GOOD + "---\nverifier: 1\n", 6, 1, "a file of its own"),
    # values
    ("id-with-hyphen", CLAIMS + "  april-2024: {value: £5m}\n", 3, 3, "did you mean 'april_2024'?"),
    ("id-with-digit", CLAIMS + "  2024: {value: £5m}\n", 3, 3, "did you mean 'n2024'?"),
    ("id-sum", CLAIMS + "  sum: {value: £5m}\n", 3, 3, "choose another id"),
    ("no-value", CLAIMS + "  a: {status: done}\n", 3, 3, "neither value nor quote"),
    ("empty-claim", CLAIMS + "  a:\n  b: {value: £5m}\n", 3, 3, "neither value nor quote"),
    ("value-no-figure", CLAIMS + "  a: {value: plenty}\n", 3, 14, "write one figure as the article does"),
    (
        "value-two-figures",
        CLAIMS + "  a: {value: £5m and £6m}\n",
        3,
        14,
        "write one figure as the article does",
    ),
    (
        "quote-two-figures",
        CLAIMS + "  a: {quote: from £5m to the £6m}\n",
        3,
        14,
        "holds 2 figures; add 'value",
    ),
    ("quote-no-figure", CLAIMS + "  a: {quote: a large sum}\n", 3, 14, "holds no figure; add 'value"),
    ("status", CLAIMS + "  a: {value: £5m, status: anounced}\n", 3, 27, "did you mean 'announced'?"),
    ("status-spaced", CLAIMS + "  a: {value: £5m, status: in talks}\n", 3, 27, "did you mean 'in-talks'?"),
    ("status-far", CLAIMS + "  a: {value: £5m, status: zzzzz}\n", 3, 27, "one of explored, in-talks"),
    ("window", CLAIMS + "  a: {value: £5m, window: soon}\n", 3, 27, "is no date; write 2024"),
    ("window-no-such-day", CLAIMS + "  a: {value: £5m, window: 2026-02-30}\n", 3, 27, "is no date"),
    ("window-backwards", CLAIMS + "  a: {value: £5m, window: 2029/2026}\n", 3, 27, "ends before it begins"),
    ("document-date", GOOD + "document:\n  date: someday\n", 7, 9, "is no date"),
    ("sha256", GOOD + "document:\n  sha256: 9f2c\n", 7, 11, "not 64 hexadecimal digits"),
    # formulas
    (
        "unknown-id",
        CLAIMS + "  total: {value: £5m}\nformulas: [totl = 5]\n",
        4,
        12,
        "did you mean 'total'?",
    ),
    ("unknown-id-far", GOOD + "formulas:\n  - a = total\n", 7, 9, "add it under claims"),
    (
        "unreadable-claim",
        CLAIMS + "  a: {value: x}\n  b: {value: £3m}\nformulas: [a = b]\n",
        5,
        12,
        "mend that first",
    ),
    ("hyphen", GOOD + "formulas:\n  - grant-a = b\n", 7, 5, "no claim 'grant'"),
    ("no-comparison", GOOD + "formulas:\n  - a + b\n", 7, 10, "add = or <="),
    ("two-comparisons", GOOD + "formulas:\n  - a = b = n\n", 7, 11, "only two sides"),
    ("double-equals", GOOD + "formulas:\n  - a == b\n", 7, 8, "'==' is no sign"),
    ("unequal", GOOD + "formulas:\n  - a != b\n", 7, 7, "'!' has no meaning"),
    ("power", GOOD + "formulas:\n  - a = b ** 2\n", 7, 12, "found '*'"),
    ("no-sign", GOOD + "formulas:\n  - a = b n\n", 7, 11, "'b_n'"),
    ("open-bracket", GOOD + "formulas:\n  - a = (b + b\n", 7, 9, "never closed"),
    ("stray-bracket", GOOD + "formulas:\n  - a = b)\n", 7, 10, "closes nothing"),
    ("other-function", GOOD + "formulas:\n  - a = max(b, n)\n", 7, 9, "no function 'max'"),
    ("nothing-to-add", GOOD + "formulas:\n  - a = b +\n", 7, 12, "is missing here"),
    ("negative", GOOD + "formulas:\n  - a = -b\n", 7, 9, "no negative numbers"),
    ("by-zero", GOOD + "formulas:\n  - a / 0 = b\n", 7, 9, "divided by 0"),
    ("only-figures", GOOD + "formulas:\n  - 2 = 3\n", 7, 5, "name a claim"),
    ("call", GOOD + "formulas:\n  - a = __import__('os')\n", 7, 20, "has no meaning in a formula"),
    ("deep-brackets", GOOD + "formulas:\n  - a = " + "(" * 50 + "b\n", 7, 30, "split the formula"),
    ("too-long", GOOD + "formulas:\n  - a = b" + " + b" * 1_000 + "\n", 7, 5, "split it"),
    # units
    ("money-and-people", GOOD + "formulas:\n  - a = b + n\n", 7, 13, "'20' (people) cannot be added"),
    (
        "two-currencies",
        CLAIMS + "  a: {value: £5m}\n  b: {value: $3m}\nformulas: [a = b]\n",
        5,
        16,
        "one unit",
    ),
    ("ratio-and-money", GOOD + "formulas:\n  - a / b = £2m\n", 7, 5, "cannot be added or compared"),
    ("percent-and-money", GOOD + "formulas:\n  - a <= 25%\n", 7, 5, "cannot be added or compared"),
    # waivers
    ("waiver-without", GOOD + "waivers:\n  - {check: x, claim: a, by: me}\n", 7, 5, "without reason, until"),
    ("waiver-claim", WAIVED.format("x", "totl", "2026"), 5, 23, "did you mean 'total'?"),
    ("waiver-check", WAIVED.format("A B", "total", "2026"), 5, 13, "joined by hyphens"),
    ("waiver-until", WAIVED.format("x", "total", "ever"), 5, 61, "is no date"),
    ("waiver-no-end", WAIVED.format("x", "total", "2026/.."), 5, 61, "has no end"),
]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"), [pytest.param(*row[1:], id=row[0]) for row in NO_CLAIM_FILE]
)
def test_refused(text: str, line: int, column: int, words: str) -> None:
    with pytest.raises(InputError) as refused:
        read_claims(Source(name="desk.yaml", text=text))
    message = str(refused.value)
    assert message.startswith(f"desk.yaml:{line}:{column}: ")
    assert words in message


def test_deeper_than_any_parser_reads() -> None:
    with pytest.raises(InputError, match="nested deeper"):
        read_claims(Source(name="desk.yaml", text="verifier: 1\nclaims: " + "[" * 100_000))


@pytest.mark.parametrize(
    ("text", "line", "column", "words"), [pytest.param(*row[1:], id=row[0]) for row in TROUBLES]
)
def test_told(text: str, line: int, column: int, words: str) -> None:
    _, troubles = read_claims(Source(name="desk.yaml", text=text))
    told = [(trouble.line, trouble.column) for trouble in troubles if words in trouble.why]
    assert told == [(line, column)], [(t.line, t.column, t.why) for t in troubles]
    assert all(trouble.about == "desk.yaml" for trouble in troubles)


def test_one_fault_loses_nothing_else() -> None:
    text = (
        GOOD
        + "  c: {value: plenty, quote: so they say, note: ask again}\nformulas: [a = c, a = b]\nclaim: {}\n"
    )
    made, troubles = read_claims(Source(name="desk.yaml", text=text))
    assert [trouble.line for trouble in troubles] == [8, 6, 7]
    assert [claim.id for claim in made.claims] == ["a", "b", "n"]
    assert made.entries[3].quote == "so they say"
    assert made.entries[3].note == "ask again"
    assert [formula.text for formula in made.formulas] == ["a = c", "a = b"]
