"""The kiosk in a process of its own, which kills itself at one point of a print job."""

import functools
import importlib
import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pypdfium2  # noqa: F401
import typst  # noqa: F401
import waitress.server  # noqa: F401
import zxingcpp  # noqa: F401

# Imported once in the process that all others are forked from, so that each starts at once.
import kiosk.app
import kiosk.cli.main
import kiosk.qr
from tests.chaos.points import Point, When


def serve(
    arguments: tuple[str, ...],
    environment: Mapping[str, str],
    log: Path,
    point: Point | None,
    told: Connection,
) -> None:
    """Run `serve`; at the point it waits until it is told that its job is known, then dies."""
    with log.open("ab") as written:
        os.dup2(written.fileno(), 1)
        os.dup2(written.fileno(), 2)
    for name in [name for name in os.environ if name.startswith("KIOSK_")]:
        del os.environ[name]
    os.environ.update(environment)
    if point is not None:
        arm(point, told)
    kiosk.cli.main.main(["serve", *arguments])


def arm(point: Point, told: Connection) -> None:
    """Make the process die at a point."""
    calls = 0
    is_during = point.during is None

    def wrapped(original: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        nonlocal calls
        counts = is_during and (point.only is None or point.only(*arguments))
        calls += counts
        if not counts or calls != point.nth:
            return original(*arguments, **named)
        _begin(point.when, original, arguments, named)
        with suppress(EOFError):
            told.recv_bytes()
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    def around(original: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        nonlocal is_during
        is_during = True
        try:
            return original(*arguments, **named)
        finally:
            is_during = False

    _wrap(point.target, wrapped)
    if point.during is not None:
        _wrap(point.during, around)


def _begin(
    when: When, original: Callable[..., Any], arguments: tuple[Any, ...], named: Mapping[str, Any]
) -> None:
    """As much of a call as is done before death comes."""
    match when:
        case When.HALF:
            owner, data, *others = arguments
            original(owner, data[: len(data) // 2], *others, **named)
        case When.HALF_WRITTEN:
            (descriptor,) = arguments
            os.ftruncate(descriptor, os.fstat(descriptor).st_size // 2)
        case When.AFTER:
            original(*arguments, **named)


def _wrap(target: str, wrapper: Callable[..., Any]) -> None:
    module, _, names = target.partition(":")
    *owners, name = names.split(".")
    owner = functools.reduce(getattr, owners, importlib.import_module(module))
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapped(*arguments: Any, **named: Any) -> Any:
        return wrapper(original, *arguments, **named)

    setattr(owner, name, wrapped)
