"""Rules about texts: each is there in every language of the pack, and in no other."""

from collections.abc import Iterator, Mapping

from kiosk.packs.draft import SESSIONS, Draft, Entry
from kiosk.packs.faults import Fault, shown
from kiosk.packs.rules.repeats import repeated
from kiosk.packs.shapes import SessionShape, Shape
from kiosk.words.speech import SOURCE_LANGUAGE


def languages_are_named_once(draft: Draft) -> Iterator[Fault]:
    """No language of the pack is named twice."""
    if draft.event is None:
        return
    for language in repeated(draft.languages):
        yield draft.event.error(
            "written-twice", f"{shown(language)} stands here twice.", "Keep one.", "languages"
        )


def texts_are_complete(draft: Draft) -> Iterator[Fault]:
    """Choices, steps and questions have each of their texts in every language."""
    for choice in (*draft.interests, *draft.audiences):
        yield from _complete(draft, choice, "name", choice.shape.name)
    for step in draft.steps:
        yield from _complete(draft, step, "title", step.shape.title)
        yield from _complete(draft, step, "why", step.shape.why)
        yield from _complete(draft, step, "how", step.shape.how)
    for question in draft.questions:
        yield from _complete(draft, question, "text", question.shape.text)


def cells_are_complete(draft: Draft) -> Iterator[Fault]:
    """An account has its reason in every language; what a session is about is in all or none."""
    for account in draft.accounts:
        for language in draft.languages:
            if account.shape.why.get(language) == "":
                yield _missing(account, f"why_{language}")
    for session in draft.sessions:
        abouts = session.shape.abouts
        if any(abouts.values()) and session.shape.about == "":
            for language in draft.languages:
                if not abouts.get(language):
                    yield _missing(session, f"about_{language}")


def cells_speak_every_language(draft: Draft) -> Iterator[Fault]:
    """The titles of sessions, and what these are about, have a cell of their own in each language.

    The plain columns speak one language: English, where no other column does.
    """
    if SESSIONS in draft.lost:
        return
    for column in ("title", "about"):
        cells = [(session, *_cells(session.shape, column)) for session in draft.sessions]
        own = {language for *_, texts in cells for language, text in texts.items() if text}
        others = [language for language in draft.languages if language not in own]
        shared = SOURCE_LANGUAGE if SOURCE_LANGUAGE in others else next(iter(others), None)
        for language in draft.languages:
            bare = [each for each, text, texts in cells if text and not texts.get(language)]
            if bare and language != shared:
                count = "1 session has" if len(bare) == 1 else f"{len(bare)} sessions have"
                message = f"{count} no “{column}_{language}”; the screen shows “{column}” instead."
                cure = "Write it, unless it is the same in both languages."
                yield bare[0].hint("shared-text", message, cure)


def how_has_two_to_four_lines(draft: Draft) -> Iterator[Fault]:
    """What to do in a step is two to four lines, none of them empty."""
    for step in draft.steps:
        for language, lines in (step.shape.how or {}).items():
            name, path = shown(f"how.{language}"), ("how", language)
            if not all(lines):
                message = f"{name} has an empty line."
                yield step.error("empty-line", message, "Take it out.", *path)
            elif lines and not 2 <= len(lines) <= 4:
                count = "1 line" if len(lines) == 1 else f"{len(lines)} lines"
                yield step.error("how-lines", f"{name} has {count}.", "Write two to four.", *path)


def _cells(session: SessionShape, column: str) -> tuple[str | None, Mapping[str, str]]:
    if column == "title":
        return session.title, session.titles
    return session.about, session.abouts


def _complete(
    draft: Draft, entry: Entry[Shape], field: str, texts: Mapping[str, object] | None
) -> Iterator[Fault]:
    if texts is None or not draft.languages:
        return
    for language in draft.languages:
        if not texts.get(language):
            yield _missing(entry, f"{field}.{language}", field, language)
    for language in texts:
        if language not in draft.languages:
            yield entry.error(
                "extra-language",
                f"{shown(f'{field}.{language}')} is in a language that the pack does not have.",
                "Take it out, or add the language to event.toml.",
                field,
                language,
            )


def _missing(entry: Entry[Shape], name: str, *path: str) -> Fault:
    return entry.error(
        "missing-text",
        f"“{name}” is missing in {entry.noun}.",
        "Write the text in this language too.",
        *path,
    )
