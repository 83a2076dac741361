"""`check`: every fault of a pack, each with its place and its cure."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, settings
from kiosk.handouts import faults_on_paper
from kiosk.packs import Fault, check_pack


@click.command()
@click.argument("pack", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Sentences for people, or a list of objects for programs.",
)
@click.option("--hints", is_flag=True, help="Also what may be meant so.")
def check(pack: Path | None, form: str, hints: bool) -> None:
    """Say every fault of an event pack.

    Where there is no error, its numbers are kept in numbers.json, so that none is used again.
    """
    found = settings()
    folder = pack or found.pack
    faults = check_pack(folder, faults_on_paper, found.takeaway_url)
    if form == "json":
        click.echo(json.dumps([asdict(fault) for fault in faults], indent=2))
    else:
        for fault in faults:
            if hints or fault.severity != "hint":
                click.echo(fault.text)
        if folder.is_dir():
            click.echo(_count(folder.resolve().name, faults, hints))
    if any(fault.severity == "error" for fault in faults):
        raise click.exceptions.Exit(INPUT_HAS_FAULTS)


def _count(name: str, faults: Iterable[Fault], hints_are_read: bool) -> str:
    counts = Counter(fault.severity for fault in faults)
    said = [_counted(counts[kind], kind) for kind in ("error", "warning") if counts[kind]]
    count = f"{', '.join(said)}." if said else f"No fault in {name}."
    if not counts["hint"]:
        return count
    hints = _counted(counts["hint"], "hint")
    if hints_are_read:
        return f"{count} {hints}."
    them = "it" if counts["hint"] == 1 else "them"
    return f"{count} {hints}: run check --hints to read {them}."


def _counted(count: int, kind: str) -> str:
    return f"{count} {kind}{'s' * (count > 1)}"
