"""`import`: a conference's programme into an event pack, all of it or nothing."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli.faults import INPUT_HAS_FAULTS, OUTSIDE_FAILED, stop

if TYPE_CHECKING:
    from kiosk.packs.importing import Change, Plan, Problem

_LARGE = 500_000
"""Bytes, above which reading takes long enough to show how far it is."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", "pack", required=True, type=click.Path(path_type=Path), help="The event pack."
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Sentences for people, or one object for programs.",
)
def import_programme(file: Path, pack: Path, *, dry_run: bool, form: str) -> None:
    """Bring a programme's sessions into an event pack.

    FILE is iCalendar, xCal, frab or pretalx XML or JSON, or CSV, of at most 20 MB. Sessions that
    were imported before keep their no, their hashtag, and every cell that was edited by hand.
    """
    # Imported here, because no other command needs its libraries.
    from kiosk.packs.importing import ProgrammeError, WriteError, carry_out

    try:
        plan = _planned(file, pack, quiet=form == "json")
        if not dry_run:
            carry_out(plan)
    except ProgrammeError as error:
        if form == "json":
            click.echo(_as_json(0, (), (), (), error.problems))
            raise click.exceptions.Exit(INPUT_HAS_FAULTS) from error
        sentences = [problem.text for problem in error.problems]
        stop((*sentences, "Nothing was imported; the pack is as it was."), INPUT_HAS_FAULTS)
    except WriteError as error:
        stop((str(error), "Look at the disk, then import again."), OUTSIDE_FAILED)
    if form == "json":
        found = _as_json(plan.sessions, plan.added, plan.changed, plan.removed, plan.problems)
        click.echo(found)
    else:
        _say(plan, dry_run=dry_run)


def _planned(file: Path, pack: Path, *, quiet: bool) -> "Plan":
    from kiosk.packs.importing import plan_import

    try:
        size = file.stat().st_size
    except (OSError, ValueError):
        size = 0
    if quiet or size < _LARGE:
        return plan_import(file, pack, _missing_signs, lambda _: None)
    with click.progressbar(
        length=1_000, label=f"Reading {_printable(file.name)}", file=sys.stderr
    ) as bar:
        return plan_import(
            file, pack, _missing_signs, lambda share: bar.update(int(1_000 * share) - bar.pos)
        )


def _missing_signs(text: str) -> tuple[str, ...]:
    # Most programmes are in plain letters, and never ask for the fonts.
    from kiosk.handouts.signs import missing_signs

    return missing_signs(text)


def _say(plan: "Plan", *, dry_run: bool) -> None:
    for change in plan.added:
        click.echo(f"+ {_line(change)}  #{change.hashtag}")
    for change in plan.changed:
        click.echo(f"~ {_line(change)}")
        for column, (old, new) in change.cells.items():
            click.echo(f"    {column}: {_cell(old)} -> {_cell(new)}")
    for change in plan.removed:
        click.echo(f"- {_line(change)}")
    for problem in plan.problems:
        click.echo(f"Doubtful: {problem.text}")
    added, changed, removed = len(plan.added), len(plan.changed), len(plan.removed)
    click.echo(
        f"The programme has {plan.sessions} session{'s' * (plan.sessions != 1)}: "
        f"{added} added, {changed} changed, {removed} removed."
    )
    if dry_run:
        click.echo("Nothing was written (--dry-run).")
    elif not plan.steps:
        click.echo("The pack has all of it already; nothing was written.")


def _line(change: "Change") -> str:
    return _printable(f"{change.no:>5}  {change.start:<16}  {change.title}")


def _cell(text: str) -> str:
    return f"“{_printable(text)}”" if text else "nothing"


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def _as_json(
    sessions: int,
    added: Iterable["Change"],
    changed: Iterable["Change"],
    removed: Iterable["Change"],
    problems: Iterable["Problem"],
) -> str:
    def listed(changes: Iterable["Change"]) -> list[dict[str, object]]:
        return [asdict(change) for change in changes]

    found = {
        "sessions": sessions,
        "added": listed(added),
        "changed": listed(changed),
        "removed": listed(removed),
        "problems": [asdict(problem) for problem in problems],
    }
    return json.dumps(found, indent=2)
