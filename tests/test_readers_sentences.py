"""Where sentences end: each row is a passage with ‖ between its sentences."""

import pytest

from verifier.reading.sentences import split

ROWS = """
Sales were $2.9 bn. vs. $2.1 bn. a year ago. ‖ They fell.
Sales were $2.9 bn. ‖ Costs were £1.5m. ‖ Nobody knew.
The U.S. Senate met. ‖ It was late.
It left the U.S. ‖ The others stayed.
Mr. Smith and Dr. J. K. Rowe met Gen. Ash at St. Ives.
Use pumps, e.g. Type 4, i.e. the big ones. ‖ Done.
See No. 5 and Fig. 3 on p. 12. ‖ He said no. ‖ Then he left.
It rose 3.5 percent to 1,200.75 points. ‖ 40 people left.
They met at 5 p.m. Monday. ‖ They left at 6 p.m. ‖ Police came.
The shop opens at 9 a.m. EST daily.
Acme Inc. said it sold Beta Ltd. to Gamma Corp. last year.
He works at Acme Inc. ‖ The firm is old.
“It rose.” ‖ She left. ‖ “Did it?” ‖ He stayed (for now). ‖ All went well!
Wait... what? ‖ It went on… ‖ And on.
It fell in Jan. 2024 and rose on Feb. 3. ‖ It fell in Dec. ‖ Sales rose.
It was sold in 2024. ‖ Five years on, it is back.
He and I. ‖ Then he left.
Vitamin C. ‖ The rest was sugar.
Is it 5? ‖ No! ‖ Yes.
It uses iOS. ‖ iPhone sales rose.
日本は勝った。 ‖ 東京は5位。
1. Better access
It costs ( 1. 6 m ).
Smith et al. (2019) said so. ‖ Jones agreed.
Jos. ‖ Ünal left. ‖ École opened.
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_sentences(row: str) -> None:
    wanted = row.split(" ‖ ")
    words = " ".join(wanted).replace("。 ", "。")
    assert [words[low:high] for low, high in split(words, 0, (), ())] == wanted


def test_a_line_broken_by_hand_ends_a_sentence_before_a_capital() -> None:
    assert list(split("one two Three", 0, (8,), ())) == [(0, 7), (8, 13)]
    assert list(split("one two three", 0, (8,), ())) == [(0, 13)]
    assert list(split("one two three", 0, (), (8,))) == [(0, 7), (8, 13)]


def test_a_monster_is_cut_at_spaces() -> None:
    words = "12 345 " * 3000 + "x"
    cuts = list(split(words, 0, (), ()))
    assert " ".join(words[low:high] for low, high in cuts) == words
    assert max(high - low for low, high in cuts) <= 5000
