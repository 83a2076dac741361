"""Whom to follow: what the delegate cares about, then accounts with their reasons."""

import re

from kiosk.packs import Choice
from kiosk.suggestions import Suggestion, reason, suggest
from kiosk.touchscreen.asking import Asking
from kiosk.touchscreen.card_pages import card_pages
from kiosk.touchscreen.pages import AccountCard, Accounts, Answer, Interests, Part


def interests(asking: Asking) -> Interests:
    """Who the delegate is (one answer) and what they care about (as many as they like)."""
    visit, language = asking.visit, asking.visit.language

    def audience(choice: Choice) -> Answer:
        chosen = visit.audience == choice.no
        return Answer(
            text=choice.name[language],
            href=asking.here(visit.with_audience(None if chosen else choice.no)),
            chosen=chosen,
        )

    return Interests(
        audiences=tuple(audience(choice) for choice in asking.pack.event.audiences),
        interests=tuple(
            Answer(
                text=choice.name[language],
                href=asking.here(visit.toggle_interest(choice.no)),
                chosen=choice.no in visit.interests,
            )
            for choice in asking.pack.event.interests
        ),
    )


def accounts(asking: Asking) -> Accounts:
    """At most six accounts at a time, best first, each with its reason."""
    cards = [_card(asking, suggestion) for suggestion in suggest(asking.pack, asking.visit)]
    pages = card_pages(cards, larger=asking.visit.larger)
    page = min(asking.number("page", 1) or 1, len(pages))
    return Accounts(
        cards=pages[page - 1],
        more=asking.go("accounts", page=page % len(pages) + 1) if len(pages) > 1 else None,
    )


def _card(asking: Asking, suggestion: Suggestion) -> AccountCard:
    account, words = suggestion.account, asking.words
    checked = account.checked_on
    return AccountCard(
        name=account.name,
        handle=_shown(suggestion),
        checked=words.gettext("checked %(date)s", date=words.date_plain(checked))
        if checked
        else words.gettext("Not yet checked"),
        reason=_reason(asking, suggestion),
        href=asking.here(asking.visit.toggle_account(account.no)),
        on_list=account.no in asking.visit.accounts,
    )


def _shown(suggestion: Suggestion) -> str:
    handle = suggestion.handle
    if not handle or suggestion.platform == "linkedin":
        # On LinkedIn people know a page by its name; its handle is only a part of an address.
        return ""
    return handle if handle.startswith("#") else f"@{handle}"


def _reason(asking: Asking, suggestion: Suggestion) -> tuple[Part, ...]:
    choices = [*suggestion.topics, *([suggestion.audience] if suggestion.audience else [])]
    names = [choice.name[asking.visit.language] for choice in choices]
    sentence = reason(suggestion, asking.words)
    pieces = re.split(f"({'|'.join(map(re.escape, names))})", sentence) if names else [sentence]
    return tuple(Part(text=piece, is_choice=piece in names) for piece in pieces if piece)
