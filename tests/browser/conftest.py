import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.touchscreen import Touchscreen
from tests.stand import RunningStand, running

LONGEST = Path(__file__).parents[1] / "packs" / "longest"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PORTRAIT = {"width": 1080, "height": 1920}
LANDSCAPE = {"width": 1920, "height": 1080}
SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Chromium's own sandbox refuses to start for root, which is who CI often is.
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[RunningStand]:
    with running(tmp_path / "var") as started:
        yield started


@pytest.fixture(scope="session")
def shared_stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStand]:
    """A stand for tests that only look."""
    with running(tmp_path_factory.mktemp("stand")) as started:
        yield started


@pytest.fixture(scope="session")
def longest_stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStand]:
    """A stand whose event has the longest names and texts that are real."""
    with running(tmp_path_factory.mktemp("longest"), pack=LONGEST) as started:
        yield started


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def opened(size: str = "portrait", **options: object) -> Page:
        context = browser.new_context(
            viewport=SIZES[size], has_touch=True, reduced_motion="reduce", **options
        )
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def touchscreen(open_page: Callable[..., Page], stand: RunningStand) -> Callable[..., Touchscreen]:
    def opened(size: str = "portrait", language: str = "en") -> Touchscreen:
        return Touchscreen(open_page(size), stand.address, language)

    return opened
