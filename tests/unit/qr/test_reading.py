import string
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.platforms import PLATFORMS, compose_url, hashtag_url
from kiosk.qr import CodeDoesNotReadError, TooLongError, image, matrix, proven, read_codes

LETTERS = string.ascii_letters + string.digits + "âêîôûŵŷ’–é/:?#%& "


@given(
    platform=st.sampled_from(list(PLATFORMS)), hashtag=st.from_regex(r"\w{1,20}", fullmatch=True)
)
def test_every_hashtag_address_reads_back(platform: str, hashtag: str) -> None:
    address = hashtag_url(platform, hashtag)
    assert proven(address).text == address


@given(st.text(LETTERS, max_size=280))
def test_every_new_post_reads_back(text: str) -> None:
    address = compose_url("bluesky", text, ["physiotalk"])
    assert address is not None
    assert proven(address).text == address


@given(st.text(LETTERS, min_size=1, max_size=60))
def test_welsh_and_english_words_read_back(text: str) -> None:
    assert proven(text) is matrix(text)


@given(st.text(max_size=60))
def test_any_text_reads_back_or_is_refused(text: str) -> None:
    try:
        code = proven(text)
    except CodeDoesNotReadError:
        return
    assert read_codes(image(code, 6)) == (text,)


@pytest.mark.parametrize("text", ["", "half a pair \ud83e"])
def test_code_that_does_not_read_as_its_text_is_refused(text: str) -> None:
    with pytest.raises(CodeDoesNotReadError, match="does not read back"):
        proven(text)


def test_text_without_room_is_not_proven() -> None:
    with pytest.raises(TooLongError):
        proven("a" * 3000)


def test_code_is_read_once() -> None:
    proven("https://x.com/theCSP")
    before = proven.cache_info().misses
    assert proven("https://x.com/theCSP").text == "https://x.com/theCSP"
    assert proven.cache_info().misses == before


def test_all_codes_of_a_page_are_read() -> None:
    texts = [hashtag_url("bluesky", f"Session{no}") for no in range(8)]
    page = Image.new("RGB", (1240, 1754), "white")
    for no, text in enumerate(texts):
        page.paste(image(matrix(text), 5), (60 + no % 2 * 600, 60 + no // 2 * 400))
    assert sorted(read_codes(page)) == sorted(texts)


def test_page_turned_upside_down_is_read() -> None:
    page = image(matrix("https://x.com/theCSP"), 5).rotate(180)
    assert read_codes(page) == ("https://x.com/theCSP",)


def test_page_without_codes_has_none() -> None:
    assert read_codes(Image.new("1", (100, 100), 1)) == ()


def test_codes_are_read_at_the_same_time() -> None:
    texts = [f"https://bsky.app/hashtag/Read{no}" for no in range(12)]
    with ThreadPoolExecutor(8) as pool:
        assert [code.text for code in pool.map(proven, texts * 4)] == texts * 4


def test_kiosk_starts_without_the_libraries() -> None:
    code = "import sys, kiosk.qr; assert not {'PIL', 'qrcode', 'zxingcpp'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
