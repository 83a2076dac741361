"""What is doubtful or wrong in a programme, said so that an organiser can act on it."""

from dataclasses import dataclass

MOST_PROBLEMS = 1_000
"""More than anybody reads; a hostile file could bring millions."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt or fault; `line` counts from 1 in the programme's file, None for no one line."""

    line: int | None
    message: str
    cure: str

    @property
    def text(self) -> str:
        """The whole problem in one printable line."""
        where = "" if self.line is None else f"line {self.line}: "
        text = f"{where}{self.message} {self.cure}"
        return "".join(sign if sign.isprintable() else "�" for sign in text)


class ProgrammeError(Exception):
    """A programme that cannot be imported; `problems` holds everything that was found wrong."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(problem.text for problem in problems))
        self.problems = problems


class Doubts:
    """Collects what was doubtful in a programme that can be imported all the same."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._left_out = 0

    def say(self, line: int | None, message: str, cure: str) -> None:
        """Add one doubt."""
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(Problem(line, message, cure))
        else:
            self._left_out += 1

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every doubt, in the order of the lines; those about the whole file come last."""
        found = sorted(self._problems, key=lambda each: (each.line is None, each.line or 0))
        if self._left_out:
            message = f"There are {self._left_out} more problems than can be listed."
            found.append(Problem(None, message, "Put these right first, then import again."))
        return tuple(found)
