import base64
import binascii
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.packs.model import Event, Pack
from kiosk.visit import Aim, Status, UnreadableCodeError, Visit, decode, encode, fresh

NUMBERS = st.frozensets(st.integers(1, 20_000), max_size=40)
VISITS = st.builds(
    Visit,
    id=st.binary(min_size=6, max_size=6).map(bytes.hex),
    language=st.sampled_from(["en", "cy"]),
    aim=st.none() | st.sampled_from(Aim),
    platforms=st.frozensets(st.sampled_from(["bluesky", "x", "linkedin", "mastodon"])),
    audience=st.none() | st.integers(1, 99),
    interests=NUMBERS,
    steps=st.dictionaries(st.integers(1, 999), st.sampled_from(Status)).map(MappingProxyType),
    accounts=NUMBERS,
    sessions=NUMBERS,
    larger=st.booleans(),
    calm=st.booleans(),
)


def pack_named(slug: str) -> Pack:
    event = Event(
        slug=slug,
        name="An event",
        starts=date(2014, 10, 10),
        ends=date(2014, 10, 11),
        zone=ZoneInfo("Europe/London"),
        hashtag="AnEvent",
        host="A host",
        languages=("cy", "en"),
        platforms=("bluesky", "x"),
        takeaway=None,
        interests=(),
        audiences=(),
    )
    return Pack(event=event, steps=(), accounts=(), sessions=(), questions=())


PACK = pack_named("an-event")


@given(VISITS)
def test_code_reads_back_as_the_same_visit(visit: Visit) -> None:
    assert decode(encode(visit, PACK), PACK) == visit


@given(VISITS)
def test_code_needs_no_escaping_in_an_address(visit: Visit) -> None:
    assert set(encode(visit, PACK)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )


@given(VISITS)
def test_code_of_another_event_is_refused(visit: Visit) -> None:
    with pytest.raises(UnreadableCodeError):
        decode(encode(visit, pack_named("another-event")), PACK)


@given(st.text() | st.text("ABCabc019-_=", max_size=80).map("1".__add__))
def test_garbage_is_refused(code: str) -> None:
    with pytest.raises(UnreadableCodeError):
        decode(code, PACK)


@given(VISITS, st.data())
def test_code_with_one_letter_changed_is_never_another_visit(
    visit: Visit, data: st.DataObject
) -> None:
    code = encode(visit, PACK)
    at = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.sampled_from("ABCDEFabcdef0123456789-_").filter(lambda x: x != code[at]))
    with pytest.raises(UnreadableCodeError):
        decode(code[:at] + letter + code[at + 1 :], PACK)


def test_code_with_an_aim_that_does_not_exist_is_refused() -> None:
    body = bytearray(base64.urlsafe_b64decode(encode(fresh("en"), PACK)[1:] + "==")[:-2])
    body[8] |= 7 << 2
    body += binascii.crc_hqx(body, 0xFFFF).to_bytes(2)
    with pytest.raises(UnreadableCodeError):
        decode("1" + base64.urlsafe_b64encode(body).decode().rstrip("="), PACK)


def test_code_of_ten_thousand_letters_is_refused() -> None:
    with pytest.raises(UnreadableCodeError):
        decode("1" + "A" * 9_999, PACK)


def test_code_of_a_usual_walk_stays_short() -> None:
    visit = replace(
        fresh("cy"),
        aim=Aim.SET_UP,
        platforms=frozenset({"bluesky", "x"}),
        audience=2,
        interests=frozenset({1, 4}),
        steps=MappingProxyType({1: Status.DONE, 2: Status.DONE, 3: Status.LATER}),
        accounts=frozenset({1, 2, 7}),
        sessions=frozenset({3}),
    )
    assert len(encode(visit, PACK)) <= 45
