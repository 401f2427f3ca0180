"""`python -m benchmarks NAME`: one figure from one command, as a table or as JSON."""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from benchmarks import (
    agreement,
    alarms,
    causal,
    contradictions,
    desk,
    devices,
    entail,
    mutation,
    parse,
    placement,
    quantities,
    recheck,
    seed,
    specs,
    speed,
)

DEFAULT = Path(__file__).parents[2] / "shared" / "benchmarks"
Measure = Callable[..., dict[str, Any]]
NAMES: dict[str, Measure] = {
    "agreement": agreement.measure,
    "alarms": alarms.measure,
    "causal": causal.measure,
    "contradoc": contradictions.contradoc,
    "desk": desk.measure,
    "entail": entail.entail,
    "devices": devices.measure,
    "mutation": mutation.measure,
    "parse": parse.measure,
    "placement": placement.measure,
    "quantities": quantities.measure,
    "recheck": recheck.measure,
    "seed": seed.measure,
    "specs": specs.measure,
    "sources": entail.sources,
    "speed": speed.measure,
    "wikicontradict": contradictions.wikicontradict,
}
WRITERS: dict[str, Callable[..., None]] = {"agreement": agreement.write, "devices": devices.write}


@click.command()
@click.argument("name", type=click.Choice([*NAMES, "all"]))
@click.option(
    "--data", type=Path, default=Path(os.environ.get("VERIFIER_BENCHMARKS", DEFAULT)), show_default=True
)
@click.option(
    "--half", type=click.Choice(["0", "1", "both"]), default="both", help="Every second text, or all."
)
@click.option("--limit", type=int, default=0, help="At most so many texts; 0 for all.")
@click.option(
    "--treebank", type=Path, help="Of `parse`: with *test.conllu.  [default: treebank/ewt beside the data]"
)
@click.option("--family", "families", multiple=True, help="Of `alarms`: findings of this family alone.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--show", is_flag=True, help="Print every alarm, to be read.")
@click.option("--write", is_flag=True, help="With agreement or devices: keep the figures.")
def main(
    name: str,
    data: Path,
    half: str,
    limit: int,
    treebank: Path | None,
    families: tuple[str, ...],
    as_json: bool,
    show: bool,
    write: bool,
) -> None:
    """Print our figure on the data in FOLDER, and what others get on it."""
    if not data.is_dir():
        click.echo(f"{data}: not there, skipped")
        return
    if write:
        if name not in WRITERS:
            raise click.UsageError("--write goes with agreement and devices")
        WRITERS[name](data, half=half, limit=limit)
        return
    measures: dict[str, Measure] = {**NAMES, "parse": partial(parse.measure, treebank=treebank)}
    measures["alarms"] = partial(alarms.measure, families=families)
    for one in NAMES if name == "all" else (name,):
        figures = measures[one](data, half=half, limit=limit, show=show)
        if as_json:
            click.echo(json.dumps({one: figures}, indent=2, ensure_ascii=False))
            continue
        click.echo(f"{one} on {data}")
        for key, value in figures.items():
            click.echo(f"  {key:<44} {value}")


if __name__ == "__main__":
    sys.exit(main())
