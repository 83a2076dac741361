"""Reads the tables of texts beside the tests.

In a cell, {a*64} stands for 64 times a, \\u200b for the sign of that number, and \\n and \\t for a
new line and a tab.
"""

import csv
import re
from pathlib import Path

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, by the names in its first line."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [
            {column: written(cell) for column, cell in row.items()} for row in csv.DictReader(file)
        ]


def written(cell: str) -> str:
    """The text that a cell stands for."""
    repeated = re.sub(r"\{(.)\*(\d+)\}", lambda found: found[1] * int(found[2]), cell)
    numbered = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), repeated)
    return numbered.replace("\\n", "\n").replace("\\t", "\t")
