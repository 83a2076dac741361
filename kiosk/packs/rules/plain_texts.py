"""Rules about plain words: short sentences, and English that is read at the age of 11.

What the organiser writes for delegates (steps, reasons) is held to the rules with warnings; what
may be quoted word for word (titles, what sessions are about, questions) gets hints only.
"""

from collections.abc import Iterator, Mapping

from kiosk.packs.draft import Draft, Entry
from kiosk.packs.faults import Fault, shown
from kiosk.packs.plain_words import (
    HIGHEST_READING_AGE,
    LONGEST_SENTENCE,
    hardest_word,
    longest_sentence,
    reading_age,
    words_of,
)
from kiosk.packs.shapes import Shape

LONGEST_TITLE = 130
"""Letters of a session's title that the touchscreen shows, however many platforms are on offer."""

_ENGLISH = "en"


def own_sentences_are_short(draft: Draft) -> Iterator[Fault]:
    """No sentence of a step, or of the reason for an account, has more than 15 words."""
    for step in draft.steps:
        for field, texts in (("title", step.shape.title), ("why", step.shape.why)):
            for language, text in (texts or {}).items():
                yield from _too_long(step, f"{field}.{language}", (text,), field, language)
        for language, lines in (step.shape.how or {}).items():
            yield from _too_long(step, f"how.{language}", lines, "how", language)
    for account in draft.accounts:
        for language, text in account.shape.why.items():
            yield from _too_long(account, f"why_{language}", (text,))


def quoted_sentences_are_short(draft: Draft) -> Iterator[Fault]:
    """No sentence of a title, of what a session is about, or of a question has over 15 words."""
    for session in draft.sessions:
        cells = {"title": session.shape.title or "", "about": session.shape.about or ""}
        cells |= _columns("title", session.shape.titles) | _columns("about", session.shape.abouts)
        for column, text in cells.items():
            yield from _quoted_too_long(session, column, text)
    for question in draft.questions:
        for language, text in (question.shape.text or {}).items():
            yield from _quoted_too_long(question, f"text.{language}", text, "text", language)


def titles_fit_the_touchscreen(draft: Draft) -> Iterator[Fault]:
    """No title of a session is longer than the touchscreen shows."""
    for session in draft.sessions:
        titles = {"title": session.shape.title or "", **_columns("title", session.shape.titles)}
        for column, title in titles.items():
            if len(title) > LONGEST_TITLE:
                message = f"“{column}” has {len(title)} letters; screens show {LONGEST_TITLE}."
                cure = "Put the rest into “about”."
                yield session.warning("title-too-long", message, cure, column)


def own_english_is_plain(draft: Draft) -> Iterator[Fault]:
    """Each step, and the reason for each account, can be read at the age of 11."""
    known = _known(draft)
    for step in draft.steps:
        title, why, how = step.shape.title or {}, step.shape.why or {}, step.shape.how or {}
        texts = (title.get(_ENGLISH, ""), why.get(_ENGLISH, ""), *how.get(_ENGLISH, ()))
        if found := _too_hard(texts, known):
            message, cure = found
            yield step.warning("reading-age", f"This step {message}", cure, "why", _ENGLISH)
    for account in draft.accounts:
        if found := _too_hard((account.shape.why.get(_ENGLISH, ""),), known):
            message, cure = found
            yield account.warning("reading-age", f"“why_en” {message}", cure)


def quoted_english_is_plain(draft: Draft) -> Iterator[Fault]:
    """What each session is about can be read at the age of 11."""
    if _ENGLISH not in draft.languages:
        return
    known = _known(draft)
    for session in draft.sessions:
        about = session.shape.abouts.get(_ENGLISH) or session.shape.about or ""
        if found := _too_hard((about,), known):
            message, cure = found
            yield session.hint("hard-about", f"What this session is about {message}", cure)


def _too_long(
    entry: Entry[Shape], name: str, texts: tuple[str, ...] | list[str], *path: str
) -> Iterator[Fault]:
    if (length := longest_sentence(texts)) > LONGEST_SENTENCE:
        yield entry.warning("long-sentence", _has_words(name, length), _SPLIT, *path)


def _quoted_too_long(entry: Entry[Shape], name: str, text: str, *path: str) -> Iterator[Fault]:
    if (length := longest_sentence((text,))) > LONGEST_SENTENCE:
        cure = f"Unless you quote it, {_SPLIT[0].lower()}{_SPLIT[1:]}"
        yield entry.hint("long-quote", _has_words(name, length), cure, *path)


_SPLIT = f"Split it; {LONGEST_SENTENCE} words are the most."


def _has_words(name: str, length: int) -> str:
    return f"{shown(name)} has a sentence of {length} words."


def _too_hard(texts: tuple[str, ...], known: frozenset[str]) -> tuple[str, str] | None:
    if (age := reading_age(texts, known)) <= HIGHEST_READING_AGE:
        return None
    word = hardest_word(texts, known)
    return (
        f"has a reading age of {age:.1f}; {HIGHEST_READING_AGE} is the most.",
        f"Use shorter words, such as another for {shown(word)}, and shorter sentences.",
    )


def _columns(prefix: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}_{language}": text for language, text in texts.items()}


def _known(draft: Draft) -> frozenset[str]:
    """The words of the names in the pack, which nobody can put more plainly."""
    names = [account.shape.name or "" for account in draft.accounts]
    names.extend(session.shape.chair or "" for session in draft.sessions)
    if draft.event is not None:
        names += [draft.event.shape.name or "", draft.event.shape.host or ""]
    for choice in (*draft.interests, *draft.audiences):
        names.append((choice.shape.name or {}).get(_ENGLISH, ""))
    return words_of(names)
