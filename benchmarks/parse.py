"""Our English syntax pipeline on the raw text of the treebank's test part, beside the trial's figures."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from verifier.pipeline import PATH

TREEBANK = Path("treebank") / "ewt"
EVALUATE = Path(__file__).parents[1] / "training" / "evaluate.py"
TRIAL = {"las": "77.7"}
"""Measured in the trial on the same part; its other figures are on PUD news."""
ON_NEWS = {"nummod": 92, "nsubj": 87, "obj": 86, "nmod": 79, "obl": 72, "noun_chunks": 91.7, "las": 79.9}


def measure(data: Path, *, half: str, limit: int, show: bool, treebank: Path | None = None) -> dict[str, Any]:
    """LAS, UAS, F1 of the relations figures hang by, noun chunks."""
    del half, limit, show
    folder = treebank or data.parent / TREEBANK
    tests = sorted(folder.glob("*test.conllu"))
    return scores(PATH, tests[0]) if tests else {str(folder): "not there, skipped"}


def scores(pipeline: Path, test: Path) -> dict[str, Any]:
    """What training/evaluate.py finds, each figure with the trial's."""
    command = [sys.executable, str(EVALUATE), str(pipeline), str(test)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    relations = found.pop("relations")
    figures = {**found, **relations}
    return {name: _beside(name, figure) for name, figure in figures.items()}


def _beside(name: str, figure: float) -> str:
    peers = [f"trial, here {TRIAL[name]}"] if name in TRIAL else []
    peers += [f"trial, news {ON_NEWS[name]}"] if name in ON_NEWS else []
    return f"{figure}" + (f" ({'; '.join(peers)})" if peers else "")
