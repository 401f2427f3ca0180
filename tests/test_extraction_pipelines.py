"""Other pipelines than our own: named, missing, without a parser, and with the labels most of them have."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.tokens import Doc

import verifier
from verifier.errors import SettingsError
from verifier.extraction import place, syntax
from verifier.extraction.place import Passage
from verifier.interfaces.cli import command
from verifier.model.claim import Claim
from verifier.settings import Settings

VOCAB = spacy.blank("en").vocab


@pytest.fixture
def small(tmp_path: Path) -> str:
    """A pipeline with an untrained parser in the labels of spaCy's own models."""
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in ("nsubj", "dobj", "prep", "pobj", "nummod", "ROOT"):
        parser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    nlp.to_disk(tmp_path / "small")
    return str(tmp_path / "small")


def test_another_pipeline_is_used_by_its_path(small: str) -> None:
    report = verifier.verify(
        text="The town has 4,000 workers and spent $3 million in 2020.", settings=Settings(pipeline=small)
    )
    assert [claim.quote for claim in report.claims] == ["4,000", "$3 million", "2020"]
    assert not report.troubles


def test_the_command_takes_another_pipeline(small: str, tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("The town has 4,000 workers.", encoding="utf-8")
    done = CliRunner().invoke(command, ["check", "--pipeline", small, str(article)])
    assert done.exit_code == 0, done.output


def test_a_pipeline_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="'en_none' is no spaCy pipeline installed here"):
        verifier.verify(text="It has 40 rooms.", settings=Settings(pipeline="en_none"))
    article = tmp_path / "a.md"
    article.write_text("The town has 4,000 workers.", encoding="utf-8")
    done = CliRunner().invoke(command, ["check", "--pipeline", "en_none", str(article)])
    assert done.exit_code == 2
    assert "en_none" in done.output
    assert "crash" not in done.output


def test_a_pipeline_without_a_parser_is_wrong_use(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "flat")
    with pytest.raises(SettingsError, match="has no dependency parser"):
        verifier.verify(text="It has 40 rooms.", settings=Settings(pipeline=str(tmp_path / "flat")))


# Each word as form/tag/part of speech/head, counted from 0/label, as spaCy's own models give them.
SENTENCES = [
    pytest.param(
        "Kelby/NNP/PROPN/1/nsubj spent/VBD/VERB/1/ROOT $/$/SYM/4/quantmod 4/CD/NUM/4/compound million/CD/NUM/1/dobj"
        " on/IN/ADP/1/prep roads/NNS/NOUN/5/pobj in/IN/ADP/1/prep Malta/NNP/PROPN/7/pobj ././PUNCT/1/punct",
        "$ 4 million",
        {"subject": "Kelby", "verb": "spend", "measure": "spending", "place": "Malta"},
        id="object and place",
    ),
    pytest.param(
        "The/DT/DET/1/det population/NN/NOUN/4/nsubj of/IN/ADP/1/prep Malta/NNP/PROPN/2/pobj is/VBZ/AUX/4/ROOT"
        " 542,000/CD/NUM/4/attr ././PUNCT/4/punct",
        "542,000",
        {"subject": "Malta", "measure": "population", "verb": "be"},
        id="copula",
    ),
    pytest.param(
        "About/RB/ADV/1/advmod 20/CD/NUM/2/nummod %/NN/NOUN/5/nsubj of/IN/ADP/2/prep farmers/NNS/NOUN/3/pobj"
        " sold/VBD/VERB/5/ROOT their/PRP$/PRON/7/poss land/NN/NOUN/5/dobj ././PUNCT/5/punct",
        "About 20 %",
        {"noun": "farmers", "verb": "sell"},
        id="share",
    ),
    pytest.param(
        "There/EX/PRON/1/expl are/VBP/VERB/1/ROOT 40/CD/NUM/3/nummod shops/NNS/NOUN/1/attr in/IN/ADP/3/prep"
        " Norway/NNP/PROPN/4/pobj ././PUNCT/1/punct",
        "40",
        {"noun": "shops", "place": "Norway", "verb": "be"},
        id="there are",
    ),
    pytest.param(
        "The/DT/DET/1/det plan/NN/NOUN/2/nsubj aims/VBZ/VERB/2/ROOT at/IN/ADP/2/prep training/VBG/VERB/3/pcomp"
        " 500/CD/NUM/6/nummod sailors/NNS/NOUN/4/dobj by/IN/ADP/4/prep 2030/CD/NUM/7/pobj ././PUNCT/2/punct",
        "500",
        {"noun": "sailors", "verb": "train", "deadline": True},
        id="gerund",
    ),
]


def doc_of(words: str) -> Doc:
    rows = [word.rsplit("/", 4) for word in words.split()]
    forms, tags, parts, heads, labels = zip(*rows, strict=True)
    lemmas = {"is": "be", "are": "be", "sold": "sell", "spent": "spend", "training": "train"}
    return Doc(
        VOCAB,
        words=list(forms),
        tags=list(tags),
        pos=list(parts),
        heads=[int(head) for head in heads],
        deps=list(labels),
        lemmas=[lemmas.get(form, form) for form in forms],
    )


@pytest.mark.parametrize(("words", "figure", "slots"), SENTENCES)
def test_labels_of_most_pipelines_are_understood(
    words: str, figure: str, slots: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = doc_of(words)
    monkeypatch.setattr(syntax, "parse", lambda texts, **_: [syntax.tree(texts[0], doc)])
    claims: tuple[Claim, ...] = place.place([Passage(words=doc.text.strip())])[0].claims
    claim = next(c for c in claims if c.quote == figure)
    assert {slot: getattr(claim, slot) for slot in slots} == slots
