"""The command `verifier`. Everything but click is imported inside the commands, so that help is instant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from verifier import __version__
from verifier.interfaces.outcome import Commands, Exit

SEVERITIES = ("error", "warning", "note")


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or unreadable input, "
    "3 a fault of verifier itself.",
)
@click.version_option(__version__, "--version", message="verifier %(version)s")
def command() -> None:
    """Hold a text against its own numbers: offline, deterministic, explained.

    \b
    verifier check article.md                     findings on the terminal
    verifier report article.md -o report.html     the same as a page to read and pass on
    verifier extract article.md -o claims/a.yaml  its claims, in a file to edit and check
    verifier review article.md                    decide each finding, on a local page
    """


def _inputs(function: Callable[..., Any]) -> Callable[..., Any]:
    """What check and report have in common; all but the paths become `project.Options`."""
    for decorate in (
        click.option("--no-cache", is_flag=True, help="Check every text anew, and keep nothing."),
        click.option(
            "--jobs",
            type=click.IntRange(0, 256),
            metavar="N",
            help="Processes to share the work; 0: one a core.",
        ),
        click.option("--no-config", is_flag=True, help="Take no project file."),
        click.option(
            "--config", metavar="FILE", help="Take this project file instead of the nearest verifier.toml."
        ),
        click.option(
            "--articles",
            is_flag=True,
            help="In a folder, read the articles too that have a claim file there.",
        ),
        click.option(
            "--date", metavar="DAY", help="The text's own date, where it does not say it: 2024-04-03."
        ),
        click.option(
            "--today", metavar="DAY", help="The day against which waivers expire, instead of this one."
        ),
        click.option(
            "--pipeline",
            metavar="NAME",
            default="",
            help="Parse English with this installed spaCy pipeline, or the one in this folder.",
        ),
        click.option(
            "--facts",
            multiple=True,
            metavar="FILE",
            help="What you know beside the text: populations, offices, owners or rates, as CSV or TOML.",
        ),
        click.option(
            "--source",
            "sources",
            multiple=True,
            metavar="FILE",
            help="Hold each article against this document; may be given several times.",
        ),
        click.option("--ignore", multiple=True, metavar="CHECK", help="Leave out this check or family."),
        click.option("--select", multiple=True, metavar="CHECK", help="Run only this check or family."),
        click.argument("paths", nargs=-1, metavar="PATH..."),
    ):
        function = decorate(function)
    return function


def _fail_on(default: str) -> Callable[..., Any]:
    return click.option(
        "--fail-on",
        type=click.Choice([*SEVERITIES, "never"]),
        show_default=default,
        help="Exit with 1 if there is a finding of this severity or worse.",
    )


@command.command()
@_inputs
@click.option(
    "--format",
    type=click.Choice(["text", "json", "sarif", "junit", "github", "markdown", "csv", "jsonld"]),
    default="text",
    show_default=True,
    help="Form of the output.",
)
@click.option("--output-file", metavar="FILE", help="Write there instead of to the terminal.")
@click.option(
    "--also",
    multiple=True,
    metavar="FORMAT=FILE",
    help="In the same run write another form into a file: sarif=findings.sarif.",
)
@click.option("-q", "--quiet", is_flag=True, help="As text, print only what makes the command fail.")
@click.option("--statistics", is_flag=True, help="As text, print only how often each check spoke.")
@click.option("--baseline", metavar="FILE", help="Findings in this file are known, and do not count.")
@click.option("--write-baseline", is_flag=True, help="Write all findings of these texts into the baseline.")
@click.option("--prune-baseline", is_flag=True, help="Drop from the baseline what no longer occurs.")
@click.option(
    "--strict-baseline", is_flag=True, help="Exit with 1 if the baseline holds what no longer occurs."
)
@click.option(
    "--changed-since", metavar="REV", help="Only findings that touch a line changed since this git revision."
)
@click.option(
    "--show-groups", is_flag=True, help="Print which claims are taken for one fact, and why others are not."
)
@click.option("--show-settings", is_flag=True, help="Print every setting, its value, and where it was set.")
@_fail_on("error")
def check(
    paths: tuple[str, ...],
    show_groups: bool,
    show_settings: bool,
    **options: Any,
) -> int:
    """Print what cannot be true in articles and claim files.

    PATH is a Markdown, HTML or plain text file, a claim file (YAML), a folder with such files,
    or - for standard input.
    """
    from verifier.interfaces import examine, known, output, present, project

    form = present.Form(**{name: options.pop(name) for name in present.Form._fields})
    before = known.Asked(**{name: options.pop(name) for name in known.Asked._fields})
    run = project.asked(paths, project.Options(**options))
    if show_settings:
        from verifier.interfaces import pages

        output.show(pages.settings(project.rows(run)))
        return Exit.OK
    fail_on = run.fail_on or "error"
    examined = examine.examine(paths, run, writes_to=form.files)
    if not examined.reports:
        return examined.code
    if show_groups:
        from verifier.reporting.groups import groups

        output.show(groups(examined.reports))
        return max(examined.code, examine.verdict(examined.reports, fail_on))
    reports, code = known.sift(examined.reports, before)
    present.present(reports, form, fail_on)
    return max(examined.code, code, examine.verdict(reports, fail_on))


@command.command()
@_inputs
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Where the page goes; - prints it; a folder (reports/) gets an index and a page for each text.",
)
@_fail_on("never")
def report(
    paths: tuple[str, ...],
    output: str,
    **options: Any,
) -> int:
    """Write the report as one HTML file, or a folder of them.

    A page works from disk, without script or network.
    PATH is as in `verifier check`; several texts share one page, unless a folder is given for them.
    """
    from verifier.checks import registry
    from verifier.interfaces import examine, project
    from verifier.interfaces import output as writing
    from verifier.reporting import render, site
    from verifier.reporting.words import counted, looked, together

    examined = examine.examine(paths, project.asked(paths, project.Options(**options)), writes_to=(output,))
    if not examined.reports:
        return examined.code
    pages = {one.name: one for one in registry.checks()}
    if writing.is_folder(output):
        for name, page in site(examined.reports, pages=pages).items():
            writing.write(f"{output.rstrip('/')}/{name}", page)
    elif output == "-":
        writing.show(render(examined.reports, "html", pages=pages), encoding="utf-8")
    else:
        writing.write(output, render(examined.reports, "html", pages=pages))
    if output != "-":
        findings, coverage = together(examined.reports)
        click.echo(f"{output}: {counted(findings)}; {looked(coverage)}", err=True)
    return max(examined.code, examine.verdict(examined.reports, options["fail_on"] or "never"))


@command.command()
@click.argument("article", metavar="ARTICLE")
@click.option("-o", "--output", default="-", metavar="FILE", help="The claim file; - prints a new draft.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the claim file is out of date.")
@click.option("--date", metavar="DAY", help="The text's own date, where it does not say it: 2024-04-03.")
@click.option("--no-config", is_flag=True, help="Take no project file.")
@click.option("--config", metavar="FILE", help="Take this project file instead of the nearest verifier.toml.")
def extract(article: str, output: str, check: bool, **options: Any) -> int:
    """Draft the claim file of an article, or bring it up to date.

    What a human wrote in it is kept to the byte: values, comments, order. New claims are added and marked,
    claims that are gone are marked, quotes that have moved are set right.
    """
    import os

    from verifier import reading
    from verifier.interfaces import files, project
    from verifier.interfaces import output as writing
    from verifier.keeping.keep import kept, proposal_of

    source = reading.load(article)
    if reading.kind_of(source) != "article":
        raise click.UsageError(f"{article}: extract reads an article, and this is none.")
    if check and output == "-":
        raise click.UsageError("--check needs the claim file: -o FILE.")
    settings = project.asked((article,), project.Options(**options)).settings_for(article)
    proposal, document = proposal_of(source, settings)
    path = os.path.relpath(article, os.path.dirname(output) if output != "-" else ".").replace(os.sep, "/")
    if output == "-":
        writing.show(kept("", "-", proposal, document, path), encoding="utf-8")
        return Exit.OK
    differs = files.update(output, lambda old: kept(old, output, proposal, document, path), write=not check)
    if check:
        click.echo(f"{output}: {'out of date' if differs else 'up to date'}", err=True)
        return Exit.FINDINGS if differs else Exit.OK
    click.echo(f"{output}: {'written' if differs else 'up to date'}", err=True)
    return Exit.OK


@command.command()
@_inputs
@click.option("--by", default="", metavar="NAME", help="Who decides; your login, unless you say otherwise.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="A port of your choice; 0: any free one."
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
def review(paths: tuple[str, ...], by: str, port: int, no_browser: bool, **options: Any) -> int:
    """Decide findings one by one, on a page of this machine alone.

    Accept, fix, ask, waive or put off; each decision is written at once: a fix into the article, all others into
    its claim file, where `verifier check` honours them. PATH is as in `verifier check`.
    """
    from verifier.interfaces import project
    from verifier.interfaces.review import review as opened

    run = project.asked(paths, project.Options(**options))
    return opened(paths, run, by=by, port=port, browser=not no_browser)


@command.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--select", multiple=True, metavar="CHECK", help="Run only this check or family.")
@click.option("--ignore", multiple=True, metavar="CHECK", help="Leave out this check or family.")
@click.option("--no-config", is_flag=True, help="Take no project file.")
@click.option("--config", metavar="FILE", help="Take this project file instead of the nearest verifier.toml.")
@_fail_on("note")
def diff(old: str, new: str, format: str, **options: Any) -> int:
    """Show what an edit did to claims and findings.

    Claims added, removed and changed; findings introduced and fixed.

    OLD and NEW are two states of an article, or of a claim file. The exit code is 1 if the edit introduced a
    finding at or above --fail-on.
    """
    from verifier.edits import edits
    from verifier.interfaces import examine, output, project
    from verifier.reporting.edits import render

    run = project.asked((new,), project.Options(**options))
    examined = [examine.examine((path,), run) for path in (old, new)]
    code = max(one.code for one in examined)
    if not all(len(one.reports) == 1 for one in examined):
        return code or Exit.MISUSE
    before, after = (one.reports[0] for one in examined)
    found = edits(before, after)
    output.show(render(found, old, new, format))
    introduced = after.model_copy(update={"findings": found.introduced})
    return max(code, examine.verdict([introduced], run.fail_on or "note"))


@command.command()
@click.argument("name", type=click.Choice(["claims", "report"]), default="claims")
def schema(name: str) -> int:
    """Print the JSON Schema of claim files, or of the JSON report.

    For an editor that knows YAML: verifier schema > claims.schema.json, and as the first line of a claim file
    # yaml-language-server: $schema=claims.schema.json
    """
    from verifier.interfaces import output
    from verifier.schemas import schema as printed

    output.show(printed(name), encoding="utf-8")
    return Exit.OK


@command.command()
@click.argument("name", metavar="CHECK")
def explain(name: str) -> int:
    """Show what a check looks for, and why."""
    from verifier.checks import registry
    from verifier.interfaces import output, pages

    output.show(pages.page(registry.named(name)))
    return Exit.OK


@command.command()
def checks() -> int:
    """List every check, by family."""
    from verifier.checks import registry
    from verifier.interfaces import output, pages

    output.show(pages.table(registry.checks()))
    return Exit.OK
