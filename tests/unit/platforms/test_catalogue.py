import dataclasses
import subprocess
import sys

import pytest

from kiosk.platforms import PLATFORMS


def test_platforms_keep_their_numbers() -> None:
    assert {key: platform.no for key, platform in PLATFORMS.items()} == {
        "bluesky": 1,
        "x": 2,
        "linkedin": 3,
        "mastodon": 4,
        "threads": 5,
        "instagram": 6,
        "facebook": 7,
        "youtube": 8,
    }


def test_platforms_come_in_the_order_of_their_numbers() -> None:
    assert [platform.no for platform in PLATFORMS.values()] == list(range(1, 9))


def test_marks_can_be_told_apart() -> None:
    marks = [(platform.mark, platform.shape) for platform in PLATFORMS.values()]
    assert marks[:4] == [("B", "round"), ("X", "square"), ("L", "soft"), ("M", "octagon")]
    assert len({mark for mark, _ in marks}) == len(marks)
    assert all(len(mark) == 1 for mark, _ in marks)


def test_platform_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        PLATFORMS["x"].name = "Twitter"  # type: ignore[misc]
    with pytest.raises(TypeError):
        PLATFORMS["myspace"] = PLATFORMS["x"]  # type: ignore[index]


def test_facts_say_when_they_were_checked_or_that_they_were_not() -> None:
    unchecked = {
        key for key, platform in PLATFORMS.items() if platform.addresses.checked_on is None
    }
    assert unchecked == {"instagram"}
    assert all(platform.handles.checked_on for platform in PLATFORMS.values())
    unchecked = {key for key, platform in PLATFORMS.items() if platform.hashtags.checked_on is None}
    assert unchecked == {"linkedin", "youtube"}
    assert all(platform.limits.checked_on for platform in PLATFORMS.values())


def test_import_reads_no_file() -> None:
    code = (
        "import kiosk.platforms, kiosk.platforms.catalogue as catalogue;"
        "assert catalogue._platforms.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
