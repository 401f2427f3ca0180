"""Laws of dates: what is rendered in any order we know is read back; what is kept as EDTF comes back."""

from __future__ import annotations

from calendar import day_name, month_abbr, month_name
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.model.mention import Mention
from verifier.model.period import Grain, Period, months_later
from verifier.numbers import lexicon, read

DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))
NUMBERS = {value: word for word, value in lexicon.cardinals().items()}
ORDINALS = {value: word for word, value in lexicon.ordinals().items()}
ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}

IN_WORDS = (
    "{day} {month} {year}",
    "{day} {month}, {year}",
    "{nth} {month} {year}",
    "the {nth} of {month} {year}",
    "the {nth} day of {month}, {year}",
    "{month} {day}, {year}",
    "{month} {day} {year}",
    "{month} {nth}, {year}",
    "{month} the {nth}, {year}",
    "{short} {day}, {year}",
    "{day} {short} {year}",
    "{day}-{short}-{year}",
    "{day}/{short}/{year}",
    "{short}-{day}-{year}",
    "{year}/{short}/{day}",
    "{weekday}, {day} {month} {year}",
    "{weekday} {month} {day}, {year}",
    "{weekday} the {nth} of {month} {year}",
    "the {spoken} of {month} {year}",
    "{month} {spoken}, {year}",
    "the {spoken} of {month} {years}",
    "{month} {spoken}, {years}",
    "{year}-{m:02}-{d:02}",
    "{year}/{m}/{d}",
)


def number(value: int) -> str:
    """A number below a hundred in words."""
    tens, ones = value // 10 * 10, value % 10
    return NUMBERS[value] if value in NUMBERS else f"{NUMBERS[tens]}-{NUMBERS[ones]}"


def ordinal(value: int) -> str:
    return ORDINALS[value] if value in ORDINALS else f"{NUMBERS[value // 10 * 10]}-{ORDINALS[value % 10]}"


def spoken(year: int) -> str:
    """A year in words: in pairs, or in full after 2000."""
    century, rest = divmod(year, 100)
    if century == 20 and rest < 10:
        return "two thousand" + (f" and {number(rest)}" if rest else "")
    if rest == 0:
        return f"{number(century)} hundred"
    return f"{number(century)} {number(rest)}" if rest > 9 else f"{number(century)} oh {number(rest)}"


def written(day: date, order: str) -> str:
    return order.format(
        day=day.day,
        nth=f"{day.day}{ENDINGS.get(day.day, 'th')}",
        month=month_name[day.month],
        short=month_abbr[day.month],
        weekday=day_name[day.weekday()],
        spoken=ordinal(day.day),
        years=spoken(day.year),
        year=day.year,
        m=day.month,
        d=day.day,
    )


def only(text: str) -> Mention:
    (found,) = read(f"on {text} .", date=Period.model_validate("2026-06-15"))
    return found


@settings(max_examples=600, deadline=None)
@given(DAYS, st.sampled_from(IN_WORDS))
def test_a_day_in_any_order_is_read_back(day: date, order: str) -> None:
    period = only(written(day, order)).period
    assert period == Period(start=day, end=day + timedelta(days=1), grain=Grain.DAY)


@settings(max_examples=200, deadline=None)
@given(
    DAYS,
    st.sampled_from(
        (
            "{d}/{m}/{year}",
            "{m}/{d}/{year}",
            "{d:02}.{m:02}.{year}",
            "{m}-{d}-{year}",
            "{weekday} {d}/{m}/{year}",
            "{weekday}, {m}/{d}/{year}",
        )
    ),
)
def test_digits_hold_the_day_in_every_order(day: date, order: str) -> None:
    period = only(written(day, order)).period
    assert period is not None
    assert period.covers(Period(start=day, end=day + timedelta(days=1)))
    assert period.approximate == (period.grain is not Grain.DAY)


@settings(max_examples=200, deadline=None)
@given(
    DAYS,
    st.integers(1, 4000),
    st.sampled_from(("from {} to {}", "between {} and {}", "{} – {}", "{} through {}", "{} until {}")),
    st.sampled_from(("{day} {month} {year}", "{month} {day}, {year}", "{year}-{m:02}-{d:02}")),
)
def test_two_days_make_a_span(day: date, length: int, form: str, order: str) -> None:
    last = day + timedelta(days=length)
    (found,) = read(form.format(written(day, order), written(last, order)))
    assert found.period == Period(start=day, end=last + timedelta(days=1))


COARSE = st.sampled_from(
    (
        ("{month} {year}", 1, Grain.MONTH),
        ("{short}-{year}", 1, Grain.MONTH),
        ("{month} of {years}", 1, Grain.MONTH),
        ("{m}/{year}", 1, Grain.MONTH),
        ("Q{q} {year}", 3, Grain.QUARTER),
        ("{year}-Q{q}", 3, Grain.QUARTER),
        ("the {nth_q} quarter of {year}", 3, Grain.QUARTER),
        ("H{h} {year}", 6, Grain.HALF),
        ("the {nth_h} half of {year}", 6, Grain.HALF),
        ("the year {year}", 12, Grain.YEAR),
    )
)


@settings(max_examples=200, deadline=None)
@given(st.integers(1800, 2099), st.integers(1, 12), COARSE)
def test_a_coarse_date_is_read_back(year: int, month: int, form: tuple[str, int, Grain]) -> None:
    order, months, grain = form
    first = (month - 1) // months * months + 1
    quarter, half = (first + 2) // 3, (first + 5) // 6
    text = order.format(
        month=month_name[month], short=month_abbr[month], m=month, year=year, years=spoken(year),
        q=quarter, h=half, nth_q=ordinal(quarter), nth_h=ordinal(half),
    )  # fmt: skip
    (found,) = read(f"in {text}")
    assert found.period == Period(
        start=date(year, first, 1), end=months_later(year, first, months), grain=grain
    )


@given(st.one_of(st.none(), DAYS), st.integers(1, 20000), st.booleans(), st.booleans())
def test_a_span_kept_as_edtf_comes_back(
    start: date | None, days: int, open_end: bool, approximate: bool
) -> None:
    end = None if open_end else (start or date(1800, 1, 1)) + timedelta(days=days)
    period = Period(start=start, end=end, approximate=approximate)
    assert Period.model_validate(period.edtf) == period


@given(st.integers(1000, 2199), st.integers(1, 12), st.sampled_from((1, 3, 6, 12)), st.booleans())
def test_a_month_quarter_half_or_year_kept_as_edtf_comes_back(
    year: int, month: int, months: int, approximate: bool
) -> None:
    grain = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}[months]
    first = (month - 1) // months * months + 1
    period = Period(
        start=date(year, first, 1),
        end=months_later(year, first, months),
        grain=grain,
        approximate=approximate,
    )
    assert Period.model_validate(period.edtf) == period


PIECES = """last next this past coming previous following the a another of in on from to until through between and by since
before after week weekend month year quarter half day decade century fortnight weeks months years days hours Friday
Monday Tue Thursday January Feb March May June Sept. October 1 2 3 13 22 29 31 53 1999 2024 9999 0001 2/29 4/22
03/04/2024 31/12/1999 2016-11 11/2016 2024-02-30 12.12.12 Q3 H1 FY24 first second third final twenty two nineteen
hundred thousand st nd th - – / , . ( ) ' s '40s 1990s early mid late end beginning middle rest ago later now today
tomorrow yesterday present starting ending w/c ISO all couple every each twice times per daily summer winter iso than
no more less about 10000 3000 million""".split()


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join),
    st.sampled_from(("2026-06-15", "0001-01-01", "9000-12-31", "2024-02-29", "2024-04", "1500", "../2024")),
)
def test_no_period_runs_backwards_whenever_the_text_was_written(text: str, written_on: str) -> None:
    for mention in read(text, date=Period.model_validate(written_on)):
        period = mention.period
        assert not mention.printed.empty
        if period and period.start and period.end:
            assert period.start < period.end
