from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode import constants
from qrcode.main import QRCode
from qrcode.util import ALPHA_NUM, QRData

from kiosk.qr import Matrix, TooLongError, matrix, modules, read_codes
from kiosk.qr.drawing import image
from kiosk.qr.encoding import SMALLEST_VERSION, Level

GOLDEN = sorted(Path(__file__).with_name("golden").glob("*.txt"))


def written(made: Matrix) -> str:
    """A matrix as a golden file has it: text, version and level, then its modules."""
    modules = [
        "".join("██" if made.is_dark(row, column) else "··" for column in range(made.size))
        for row in range(made.size)
    ]
    return "\n".join([made.text, f"version {made.version}, level {made.level}", *modules, ""])


def parsed(file: Path) -> Matrix:
    text, facts, *modules = file.read_text(encoding="utf-8").splitlines()
    version, level = facts.removeprefix("version ").split(", level ")
    rows = tuple(int(row[::2].replace("█", "1").replace("·", "0"), 2) for row in modules)
    levels: dict[str, Level] = {"M": "M", "Q": "Q", "H": "H"}
    return Matrix(text, int(version), levels[level], rows)


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_code_is_the_golden_one(file: Path) -> None:
    expected = file.read_text(encoding="utf-8")
    assert written(matrix(expected.splitlines()[0])) == expected


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_golden_code_reads_as_its_text(file: Path) -> None:
    golden = parsed(file)
    assert read_codes(image(golden, 4)) == (golden.text,)


@pytest.mark.parametrize(
    ("length", "version", "level"),
    [
        (1, 2, "H"),
        (14, 2, "H"),
        (15, 2, "Q"),
        (20, 2, "Q"),
        (21, 2, "M"),
        (26, 2, "M"),
        (27, 3, "Q"),
        (42, 3, "M"),
        (43, 4, "Q"),
        (2331, 40, "M"),
    ],
)
def test_size_comes_first_and_then_correction(length: int, version: int, level: str) -> None:
    made = matrix("a" * length)
    assert (made.version, made.level) == (version, level)
    assert made.size == 17 + 4 * version


@given(
    st.one_of(
        st.text("0123456789", max_size=1500),
        st.text(ALPHA_NUM.decode(), max_size=900),
        st.text(max_size=300),
    )
)
def test_version_and_level_are_the_librarys_own(text: str) -> None:
    made = matrix(text)
    data = QRData(text.encode(errors="replace"))
    smallest = {}
    for level in "MQH":
        correction = getattr(constants, f"ERROR_CORRECT_{level}")
        code = QRCode(error_correction=correction)
        code.add_data(data)
        smallest[level] = code.best_fit(SMALLEST_VERSION)
    assert made.version == smallest["M"]
    assert made.level == max(
        (level for level in smallest if smallest[level] == made.version), key="MQH".index
    )


@pytest.mark.parametrize("length", [2332, 7090, 1_000_000])
def test_text_without_room_is_refused(length: int) -> None:
    with pytest.raises(TooLongError, match=f"{length:,} characters is too long"):
        matrix("a" * length)


def test_code_is_made_once() -> None:
    assert matrix("https://x.com/theCSP") is matrix("https://x.com/theCSP")


def test_codes_made_at_the_same_time_are_the_same() -> None:
    texts = [f"https://bsky.app/hashtag/Thread{no}" for no in range(12)]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(matrix, texts * 4))
    assert [each.text for each in made] == texts * 4
    matrix.cache_clear()
    assert made == [matrix(text) for text in texts * 4]


@pytest.mark.parametrize("length", [1, 26, 27, 42, 43, 62, 63, 84, 85, 300, 2000])
def test_modules_are_known_without_making_the_code(length: int) -> None:
    text = "é" * (length // 2) + "h" * (length % 2)
    assert modules(text) == matrix(text).size


def test_modules_of_a_text_without_end_are_refused() -> None:
    with pytest.raises(TooLongError):
        modules("h" * 3000)
