"""The first questions: which language, what for, and on which platforms."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.platforms import PLATFORMS
from kiosk.touchscreen.asking import Asking
from kiosk.touchscreen.pages import Aims, Answer, Languages, Platforms
from kiosk.visit import Aim
from kiosk.words import Words, speak


def language(asking: Asking) -> Languages:
    """Every language of the pack as an equal button that leads to the first question."""
    return Languages(
        answers=tuple(
            Answer(
                text=speak(code).own_name,
                href=asking.go("aim", asking.visit.with_language(code)),
                chosen=False,
                note=code,
            )
            for code in asking.pack.event.languages
        )
    )


def aim(asking: Asking) -> Aims:
    """Today I want to…"""
    words = asking.words
    texts = {
        Aim.SET_UP: (words.gettext("set up"), 3),
        Aim.START: (words.gettext("start using it"), 5),
        Aim.DEVELOP: (words.gettext("do more with it"), 5),
        Aim.FIND: (words.gettext("find people to follow"), 2),
        Aim.HASHTAGS: (words.gettext("get a session hashtag"), 1),
        Aim.SAY: (words.gettext("say what I think"), 2),
    }
    return Aims(
        answers=tuple(
            Answer(
                text=text,
                href=asking.here(asking.visit.with_aim(each)),
                chosen=asking.visit.aim is each,
                note=words.ngettext("%(num)d minute", "%(num)d minutes", minutes),
            )
            for each, (text, minutes) in texts.items()
            if each is not Aim.SAY or asking.pack.questions
        )
    )


def platforms(asking: Asking) -> Platforms:
    """Which ones suit you? Or one of the two questions that help to choose."""
    asked = asking.query.get("ask")
    if asked in {"who", "how"}:
        return _helping(asking, asked)
    words, visit = asking.words, asking.visit
    about = {
        "bluesky": words.gettext("Short posts and pictures"),
        "x": words.gettext("Fast news. It was called Twitter"),
        "linkedin": words.gettext("Work, jobs and longer posts"),
        "mastodon": words.gettext("Run by its own communities"),
    }
    advice = asking.query.get("advice")
    return Platforms(
        answers=tuple(
            Answer(
                text=PLATFORMS[key].name,
                href=asking.go("platforms", visit.toggle_platform(key)),
                chosen=key in visit.platforms,
                note=about.get(key, ""),
                mark=key,
            )
            for key in asking.pack.event.platforms
        ),
        help=asking.go("platforms", ask="who"),
        question=None,
        advice=words.gettext(
            "%(platform)s may suit you best. You can change it.", platform=PLATFORMS[advice].name
        )
        if advice in asking.pack.event.platforms
        else None,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reply:
    key: str
    text: Callable[[Words], str]
    suits: tuple[str, ...]


_WHO = (
    _Reply(
        key="team",
        text=lambda words: words.gettext("Other physios"),
        suits=("bluesky", "x"),
    ),
    _Reply(
        key="work",
        text=lambda words: words.gettext("People at work"),
        suits=("linkedin",),
    ),
    _Reply(
        key="public",
        text=lambda words: words.gettext("Patients and the public"),
        suits=("x", "bluesky"),
    ),
)
_HOW = (
    _Reply(
        key="short",
        text=lambda words: words.gettext("Short and quick"),
        suits=("bluesky", "x"),
    ),
    _Reply(
        key="long",
        text=lambda words: words.gettext("With more room"),
        suits=("linkedin", "linkedin"),
    ),
    _Reply(
        key="calm",
        text=lambda words: words.gettext("In a calm place"),
        suits=("mastodon", "mastodon", "bluesky"),
    ),
)


def _helping(asking: Asking, asked: str) -> Platforms:
    words = asking.words
    if asked == "who":
        question = words.gettext("Who do you want to meet?")
        answers = [
            Answer(
                text=reply.text(words),
                href=asking.go("platforms", ask="how", who=reply.key),
                chosen=False,
            )
            for reply in _WHO
        ]
    else:
        question = words.gettext("How do you like to talk?")
        answers = [_last_reply(asking, reply) for reply in _HOW]
    return Platforms(answers=tuple(answers), help=None, question=question, advice=None)


def _last_reply(asking: Asking, reply: _Reply) -> Answer:
    who = asking.query.get("who")
    before = next((each.suits for each in _WHO if each.key == who), ())
    best = _best(asking.pack.event.platforms, before + reply.suits)
    visit = asking.visit.with_platforms(asking.visit.platforms | {best})
    return Answer(
        text=reply.text(asking.words),
        href=asking.go("platforms", visit, advice=best),
        chosen=False,
    )


def _best(offered: tuple[str, ...], votes: tuple[str, ...]) -> str:
    counted = Counter(vote for vote in votes if vote in offered)
    return max(offered, key=lambda key: (counted[key], -offered.index(key)))
