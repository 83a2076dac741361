"""Importing: a conference's programme into the sessions of a pack.

`plan_import` works out what would change, `carry_out` writes it. May import platforms, words and
settings; knows neither the web nor the database. It is not loaded with the rest of `packs`,
because a stand has no use for its libraries.
"""

from kiosk.packs.importing.merging import Change
from kiosk.packs.importing.opening import LARGEST_PROGRAMME
from kiosk.packs.importing.plan import Plan, plan_import
from kiosk.packs.importing.problems import Problem, ProgrammeError
from kiosk.packs.importing.writing import WriteError, carry_out

__all__ = [
    "LARGEST_PROGRAMME",
    "Change",
    "Plan",
    "Problem",
    "ProgrammeError",
    "WriteError",
    "carry_out",
    "plan_import",
]
