"""Why an account is suggested, in words."""

from kiosk.suggestions.ranking import Suggestion
from kiosk.words import Words


def reason(suggestion: Suggestion, words: Words) -> str:
    """Why this account, in one short sentence; it names two of the delegate's choices at most."""
    names = [topic.name[words.language] for topic in suggestion.topics[:2]]
    if suggestion.audience:
        audience = f"“{suggestion.audience.name[words.language]}”"
        names = [*names[:1], audience]
    if not names:
        return words.gettext("A good place to start")
    chosen = names[0]
    if len(names) == 2:
        chosen = words.gettext("%(one)s and %(two)s", one=names[0], two=names[1])
    return words.gettext("Because you chose %(choices)s", choices=chosen)
