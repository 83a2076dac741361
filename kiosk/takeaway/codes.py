"""What a code of the pack opens: a session's hashtag, an account, or a step's page."""

from collections.abc import Callable, Mapping

from kiosk.packs import Pack
from kiosk.platforms import account_url, hashtag_url


class NoSuchCodeError(LookupError):
    """A kind, number or platform for which the pack has no code."""


def opens(pack: Pack, kind: str, no: int, on: str | None = None) -> str:
    """The address that a code opens; `on` is the platform of a session, the pack's first if None.

    Kinds are "session", "account" and "step". Raises `NoSuchCodeError`.
    """
    if kind not in _KINDS:
        raise NoSuchCodeError(kind)
    address = _KINDS[kind](pack, no, on)
    if address is None:
        raise NoSuchCodeError(no)
    return address


def _session(pack: Pack, no: int, on: str | None) -> str | None:
    session = pack.session.get(no)
    platform = pack.event.platforms[0] if on is None else on
    if session is None or platform not in pack.event.platforms:
        return None
    return hashtag_url(platform, session.hashtag)


def _account(pack: Pack, no: int, _on: str | None) -> str | None:
    account = pack.account.get(no)
    handles = account.handles if account else {}
    there = next((key for key in pack.event.platforms if handles.get(key)), None)
    return account_url(there, handles[there]) if there else None


def _step(pack: Pack, no: int, _on: str | None) -> str | None:
    step = pack.step.get(no)
    if step is None:
        return None
    there = (key for key in pack.event.platforms if key in step.links)
    return step.link(step.platform or next(there, None))


_KINDS: Mapping[str, Callable[[Pack, int, str | None], str | None]] = {
    "session": _session,
    "account": _account,
    "step": _step,
}
