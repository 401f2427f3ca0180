"""Made-up amounts of money, shares, counts and spans of years, as small trees in the treebank's own style.

The treebank writes "$10 billion" with the sign as head, "billion" as its nummod and "10" as compound of
"billion"; "20%" has "%" as head; in "2026–2029" the second year is an nmod of the first, the dash its case.
"""

from __future__ import annotations

from random import Random

from trees import Sentence, Word

SCALES = {
    "word": [*["million", "billion"] * 4, "trillion", "trillion", "crore", "lakh"],
    "letter": ["B", "M", "bn", "m", "K", "k", "T", "b", "tn"],
}
LEMMAS = {"B": "billion", "M": "million", "K": "thousand", "T": "trillion"}
SIGNS = ["$"] * 6 + ["£", "£", "€", "€", "US$", "C$", "A$", "Rs.", "₹", "¥"]
UNITS = ["MW", "GW", "GWh", "km", "kg", "GB", "TB", "tonnes", "tons", "barrels", "miles", "hours", "acres"]
MONEY_NOUNS = [("dollars", "dollar"), ("euros", "euro"), ("pounds", "pound")]


def number(form: str, head: Word | None = None, dep: str = "nummod", space: bool = True) -> Word:
    """A number written in digits."""
    kind = "Frac" if "." in form else "Card"
    return Word(form, form.replace(",", ""), "NUM", "CD", dep, head, f"NumType={kind}", space)


def small_number(rng: Random) -> str:
    """Digits that could stand before a scale or "%"."""
    if rng.random() < 0.4:
        return f"{rng.randint(0, 99)}.{rng.randint(1, 9)}"
    sizes = [rng.randint(1, 12), rng.randint(10, 99), rng.choice([100, 150, 200, 250, 300, 500])]
    return str(rng.choice(sizes))


def count(rng: Random) -> Sentence:
    """The number as top, last in the list: "4,500", "1.4 million", "10M"."""
    if rng.random() < 0.3:
        value = rng.choice([rng.randint(2, 999), 1000 * rng.randint(1, 900), rng.randint(1000, 5_000_000)])
        return [number(f"{value:,}")]
    style = rng.choice(["word", "letter"])
    form = rng.choice(SCALES[style])
    lemma = form if style == "word" else LEMMAS[form[0].upper()]
    scale = Word(form, lemma, "NUM", "CD", "nummod", None, "NumType=Card")
    return [number(small_number(rng), scale, "compound", style == "word" or rng.random() < 0.1), scale]


def money(rng: Random) -> tuple[Sentence, Word]:
    """The words of a sum and the one that governs the rest: "$10 billion", "€3bn", "2 million dollars"."""
    amount = count(rng)
    if rng.random() < 0.1:
        form, lemma = rng.choice(MONEY_NOUNS)
        top = Word(form, lemma, "NOUN", "NNS", "obj", None, "Number=Plur")
        words = [*amount, top]
    else:
        sign = rng.choice(SIGNS)
        top = Word(sign, sign, "SYM", "$", "obj", space=rng.random() < (0.8 if sign == "Rs." else 0.02))
        words = [top, *amount]
    amount[-1].head = top
    return words, top


def share(rng: Random) -> tuple[Sentence, Word]:
    """As `money`, for a percentage: "20%", "+3.5%", "20 percent"."""
    digits = small_number(rng)
    if rng.random() < 0.15:
        top = Word("percent", "percent", "NOUN", "NN", "obj", None, "Number=Sing")
        return [number(digits, top), top], top
    top = Word("%", "%", "SYM", "NN", "obj", None, "Number=Sing")
    sign = rng.choice(["+", "+", "-", "-", "−"]) if rng.random() < 0.2 else ""
    return [number(sign + digits, top, space=False), top], top


def measure(rng: Random) -> tuple[Sentence, Word]:
    """As `money`, for a unit: "40 MW", "1.2 million tonnes"."""
    amount = count(rng) if rng.random() < 0.5 else [number(small_number(rng))]
    unit = rng.choice(UNITS)
    top = Word(unit, unit.removesuffix("s"), "NOUN", "NNS", "obj", None, "Number=Plur")
    amount[-1].head = top
    amount[-1].space = True
    return [*amount, top], top


def about(rng: Random, top: Word) -> Sentence:
    """What may stand before the amount `top` governs, attached to it."""
    if rng.random() < 0.5:
        form = rng.choice(["about", "nearly", "over", "almost", "roughly", "around"])
        return [Word(form, form, "ADV", "RB", "advmod", top)]
    form = rng.choice(["more", "less", "up", "at"])
    if form == "at":
        least = Word("least", "least", "ADJ", "JJS", "nmod", top, "Degree=Sup")
        return [Word("at", "at", "ADP", "IN", "case", least), least]
    if form == "up":
        first, second = Word("up", "up", "ADP", "IN", "advmod", top), "to"
    else:
        first, second = Word(form, form, "ADJ", "JJR", "advmod", top, "Degree=Cmp"), "than"
    return [first, Word(second, second, "ADP", "IN", "fixed", first)]


def year_long(rng: Random) -> tuple[Sentence, Word]:
    """The words of "10-year" and the noun in them."""
    unit = rng.choice(["year", "year", "month", "day", "person"])
    top = Word(unit, unit, "NOUN", "NN", "compound", None, "Number=Sing")
    digits = number(str(rng.randint(2, 30)), top, space=False)
    return [digits, Word("-", "-", "PUNCT", "HYPH", "punct", digits, space=False), top], top


def years(rng: Random, first: int) -> tuple[Sentence, Word]:
    """As `money`, for a span from the year `first` on: "2026–2029", "2026-29"."""
    last = first + rng.randint(1, 8)
    dash = rng.choice(["-", "–", "–"])
    top = number(str(first), space=False)
    end = number(str(last) if rng.random() < 0.7 else f"{last % 100:02}", top, "nmod")
    return [top, Word(dash, dash, "SYM", "SYM", "case", end, space=False), end], top


def quarter(rng: Random, year: int) -> tuple[Sentence, Word]:
    """As `money`, for a part of a year: "Q3 2026"."""
    name = rng.choice(["Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY"])
    top = Word(name, name, "PROPN", "NNP", "obl", None, "Number=Sing")
    return [top, number(str(year), top, "nmod:unmarked")], top
