"""Why an account is suggested, in words, and what its code opens."""

from kiosk.platforms import account_url
from kiosk.suggestions.ranking import Suggestion
from kiosk.words import Words


def reason(suggestion: Suggestion, words: Words) -> str:
    """Why this account, in one short sentence; it names two of the chosen interests at most."""
    topics = [topic.name[words.language] for topic in suggestion.topics[:2]]
    if len(topics) == 2:
        both = words.gettext("%(one)s and %(two)s", one=topics[0], two=topics[1])
        topics = [both]
    audience = suggestion.audience and suggestion.audience.name[words.language]
    if topics and audience:
        return words.gettext(
            "Because you chose %(topics)s, and you said “%(audience)s”",
            topics=topics[0],
            audience=audience,
        )
    if topics:
        return words.gettext("Because you chose %(topics)s", topics=topics[0])
    if audience:
        return words.gettext("Because you said “%(audience)s”", audience=audience)
    return words.gettext("A good place to start")


def opens(suggestion: Suggestion) -> str | None:
    """The address that the account's code opens, or None where it has no handle."""
    if suggestion.platform is None or suggestion.handle is None:
        return None
    return account_url(suggestion.platform, suggestion.handle)
