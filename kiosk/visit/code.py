"""The short code that carries a visit in an address or a QR code.

A code is a version digit and base64url of: two bytes that mark the event, six random bytes (the
visit's id), two bytes of language, aim and switches, the choices as variable-length numbers, and
two bytes of checksum. A walk with a dozen choices takes about fifty characters.
"""

import base64
import binascii
from collections.abc import Iterator
from itertools import accumulate, islice
from types import MappingProxyType

from kiosk.packs.model import Pack
from kiosk.platforms import PLATFORMS
from kiosk.visit.value import ID_BYTES, Aim, Status, Visit

VERSION = "1"
LONGEST_CODE = 2000
_AIMS = tuple(Aim)
_STATUSES = tuple(Status)


class UnreadableCodeError(Exception):
    """A code that is not a visit of this event: garbage, cut short, or from another pack."""


def encode(visit: Visit, pack: Pack) -> str:
    """The short code of a visit, for an address or a QR code. Equal visits have equal codes."""
    data = bytearray(_mark(pack) + bytes.fromhex(visit.id))
    data += _flags(visit).to_bytes(2)
    _put(data, sum(1 << (PLATFORMS[key].no - 1) for key in visit.platforms))
    _put(data, visit.audience or 0)
    for chosen in (visit.interests, visit.accounts, visit.sessions):
        _put_rising(data, sorted(chosen))
    # A step's number and what was said of it travel as one number, so that they sort as one.
    said = (no * len(_STATUSES) + _STATUSES.index(status) for no, status in visit.steps.items())
    _put_rising(data, sorted(said))
    data += _checksum(data)
    return VERSION + base64.urlsafe_b64encode(data).decode().rstrip("=")


def decode(code: str, pack: Pack) -> Visit:
    """The visit that a code carries; raises `UnreadableCodeError` where it is none of this pack.

    Numbers of items that the pack no longer has are kept: they read again if the item returns.
    """
    data = _checked_bytes(code)
    if not data.startswith(_mark(pack)):
        raise UnreadableCodeError("The code belongs to another event.")
    body = memoryview(data)[2 + ID_BYTES :]
    try:
        visit = _visit(data[2 : 2 + ID_BYTES].hex(), body)
    except (IndexError, ValueError, StopIteration) as error:
        raise UnreadableCodeError("The code is damaged.") from error
    if visit.language not in pack.event.languages:
        raise UnreadableCodeError("The code is in a language that this event does not have.")
    if encode(visit, pack) != code:
        raise UnreadableCodeError("The code is not written as we write codes.")
    return visit


def _visit(visit_id: str, body: memoryview) -> Visit:
    flags = int.from_bytes(body[:2])
    numbers = _numbers(body[2:])
    mask = next(numbers)
    audience = next(numbers)
    interests = _take_rising(numbers)
    accounts = _take_rising(numbers)
    sessions = _take_rising(numbers)
    said = _take_rising(numbers)
    if next(numbers, None) is not None:
        raise ValueError("more than a visit")
    keys = {platform.no: key for key, platform in PLATFORMS.items()}
    chosen = [no for no in range(1, mask.bit_length() + 1) if mask >> (no - 1) & 1]
    if any(no not in keys for no in chosen):
        raise ValueError("an unknown platform")
    aim = flags >> 10 & 7
    steps = {number // len(_STATUSES): _STATUSES[number % len(_STATUSES)] for number in said}
    return Visit(
        id=visit_id,
        language=_letters(flags & 0x3FF),
        aim=_AIMS[aim - 1] if aim else None,
        platforms=frozenset(keys[no] for no in chosen),
        audience=audience or None,
        interests=frozenset(interests),
        steps=MappingProxyType(steps),
        accounts=frozenset(accounts),
        sessions=frozenset(sessions),
        larger=bool(flags >> 13 & 1),
        calm=bool(flags >> 14 & 1),
    )


def _checked_bytes(code: str) -> bytes:
    if len(code) > LONGEST_CODE or not code.isascii() or code[:1] != VERSION:
        raise UnreadableCodeError("The code is no code of ours.")
    text = code[1:]
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnreadableCodeError("The code is no code of ours.") from error
    body, check = data[:-2], data[-2:]
    if len(data) < 2 + ID_BYTES + 2 + 2 or check != _checksum(body):
        raise UnreadableCodeError("The code is damaged or cut short.")
    return body


def _mark(pack: Pack) -> bytes:
    return _checksum(pack.event.slug.encode())


def _checksum(data: bytes | bytearray) -> bytes:
    return binascii.crc_hqx(data, 0xFFFF).to_bytes(2)


def _flags(visit: Visit) -> int:
    aim = 0 if visit.aim is None else _AIMS.index(visit.aim) + 1
    first, second = (ord(letter) - ord("a") for letter in visit.language)
    return first << 5 | second | aim << 10 | visit.larger << 13 | visit.calm << 14


def _letters(number: int) -> str:
    return chr(ord("a") + (number >> 5)) + chr(ord("a") + (number & 31))


def _put(data: bytearray, number: int) -> None:
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)


def _put_rising(data: bytearray, numbers: list[int]) -> None:
    _put(data, len(numbers))
    before = 0
    for number in numbers:
        _put(data, number - before)
        before = number


def _numbers(body: memoryview) -> Iterator[int]:
    number = shift = 0
    for byte in body:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0
    if shift:
        raise ValueError("a number is cut short")


def _take_rising(numbers: Iterator[int]) -> tuple[int, ...]:
    count = next(numbers)
    rising = tuple(accumulate(islice(numbers, count)))
    if len(rising) < count:
        raise ValueError("a list is cut short")
    return rising
