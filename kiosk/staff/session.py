"""Who is signed in: a signed cookie, and the token that each form must bring along.

The cookie holds an id, the generation of the PIN that opened it and when; nothing is stored.
"""

import hmac
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

COOKIE = "kiosk-staff"
PATH = "/staff"
LASTS = timedelta(hours=12)
NO_PIN = 0
"""The generation of a session that nobody has signed in to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One browser on the staff pages; `since` is in seconds of the epoch."""

    id: str
    generation: int
    since: int

    def is_open(self, generation: int, now: datetime) -> bool:
        """Whether it may see the desk: signed in with the PIN of today, in the last 12 hours."""
        # After the clock was put back a little, a session may have begun in the future.
        age = abs(now - datetime.fromtimestamp(self.since, UTC))
        return self.generation == generation != NO_PIN and age < LASTS

    def token(self, secret: bytes) -> str:
        """What a form of this session must bring along, so that no other site can send it."""
        return hmac.digest(secret, b"staff " + self.id.encode(), "sha256").hex()

    def sent(self, token: str, secret: bytes) -> bool:
        """Whether a form with this token came from this session."""
        return hmac.compare_digest(token.encode(), self.token(secret).encode())


def begin(now: datetime, generation: int = NO_PIN) -> Session:
    """A new session."""
    return Session(id=secrets.token_urlsafe(16), generation=generation, since=int(now.timestamp()))


def write(session: Session, secret: bytes) -> str:
    """A session as the value of its cookie."""
    return _signer(secret).dumps(asdict(session))


def read(cookie: str | None, secret: bytes) -> Session | None:
    """The session of a cookie, or None where we did not write it."""
    try:
        return Session(**_signer(secret).loads(cookie or ""))
    except (BadData, TypeError):
        return None


def _signer(secret: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="staff")
