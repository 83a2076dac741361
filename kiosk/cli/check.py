"""`check`: every fault of a pack, each with its place and its cure."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, settings
from kiosk.handouts import faults_on_paper
from kiosk.packs import Fault, by_place, faults_in_images, survey


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
def check(pack: Path | None, form: str) -> None:
    """Say every fault of an event pack."""
    folder = pack or settings().pack
    faults = _faults(folder)
    if form == "json":
        click.echo(json.dumps([asdict(fault) for fault in faults], indent=2))
    else:
        for fault in faults:
            click.echo(fault.text)
        if folder.is_dir():
            click.echo(_count(folder.resolve().name, faults))
    if any(fault.severity == "error" for fault in faults):
        raise click.exceptions.Exit(INPUT_HAS_FAULTS)


def _faults(folder: Path) -> tuple[Fault, ...]:
    pack, draft, faults = survey(folder)
    faults += faults_in_images(folder)
    # What cannot be read cannot be drawn either.
    if pack is not None and draft is not None:
        faults += faults_on_paper(pack, draft)
    return by_place(faults)


def _count(name: str, faults: Iterable[Fault]) -> str:
    counts: dict[str, int] = {"error": 0, "warning": 0, "hint": 0}
    for fault in faults:
        counts[fault.severity] += 1
    said = [f"{count} {kind}{'s' * (count > 1)}" for kind, count in counts.items() if count]
    return f"{', '.join(said)}." if said else f"No fault in {name}."
