"""The Now page: help calls and print jobs, in words."""

from datetime import datetime, timedelta

from kiosk.actions import HelpCall, JobState, PrintJob, board, revision
from kiosk.staff.desk import LANGUAGE, Desk
from kiosk.staff.pages import CallLine, Now, PrintLine
from kiosk.words import Words

MINUTE = timedelta(minutes=1)
UNDER_WAY = {JobState.QUEUED, JobState.SENDING, JobState.SENT}


def now_page(desk: Desk, token: str, now: datetime) -> Now:
    """The stand as it is now."""
    # Read before the board, so that a change between the two is shown once more, never missed.
    page_tag = tag(desk, now)
    shown = board(desk.store)
    words, here = desk.words, now.astimezone(desk.pack.event.zone)
    # Calls to which nobody goes yet stand on top.
    calls = sorted(shown.calls, key=lambda call: call.going is not None)
    sheets = {job.id: job.sheet for job in (*shown.unsettled, *shown.prints)}
    return Now(
        event=desk.pack.event.name,
        token=token,
        tag=page_tag,
        clock=f"{words.day(here)}, {words.time(here)}",
        calls=tuple(_call(desk, call, now) for call in calls),
        trouble=tuple(_print(desk, job, sheets, now) for job in shown.unsettled),
        prints=tuple(_print(desk, job, sheets, now) for job in shown.prints),
    )


def tag(desk: Desk, now: datetime) -> str:
    """What changes whenever the page would: something happened, or a minute passed."""
    return f"{revision(desk.store)}-{int(now.timestamp() // 60)}"


def _call(desk: Desk, call: HelpCall, now: datetime) -> CallLine:
    words = desk.words
    asked = words.gettext(
        "Asked %(ago)s, on “%(place)s”.",
        ago=_ago(words, now - call.asked),
        place=_place(desk, call),
    )
    going = ""
    if call.going:
        going = words.gettext(
            "Somebody is going, since %(time)s.", time=_time(desk, call.going, now)
        )
    return CallLine(id=call.id, asked=asked, going=going)


def _place(desk: Desk, call: HelpCall) -> str:
    """The title of the step or session where the delegate is, or the screen's name."""
    no = call.no or 0
    if call.screen == "step" and no in desk.pack.step:
        return desk.pack.step[no].title[LANGUAGE]
    if call.screen == "session" and no in desk.pack.session:
        return desk.pack.session[no].title[LANGUAGE]
    return _screen_name(desk.words, call.screen)


def _screen_name(words: Words, screen: str) -> str:
    names = {
        "language": words.gettext("Choose a language"),
        "aim": words.gettext("Today I want to"),
        "platforms": words.gettext("Platforms"),
        "checklist": words.gettext("Checklist"),
        "step": words.gettext("A step"),
        "interests": words.gettext("Interests"),
        "accounts": words.gettext("Accounts"),
        "sessions": words.gettext("Sessions"),
        "session": words.gettext("A session"),
        "ideas": words.gettext("Ideas"),
        "takeaway": words.gettext("Take it away"),
        "finish": words.gettext("The last screen"),
    }
    return names.get(screen, words.gettext("The first screen"))


def _print(desk: Desk, job: PrintJob, sheets: dict[int, str], now: datetime) -> PrintLine:
    words = desk.words
    asked = words.gettext("Asked for at %(time)s.", time=_time(desk, job.created, now))
    notes = [asked]
    if job.original is not None:
        sheet = sheets.get(job.original)
        notes.append(
            words.gettext("A reprint of %(sheet)s.", sheet=sheet)
            if sheet
            else words.gettext("A reprint.")
        )
    if job.reprints:
        notes.append(
            words.ngettext("Printed again once.", "Printed again %(num)d times.", job.reprints)
        )
    return PrintLine(
        id=job.id,
        sheet=job.sheet,
        title=f"{_layout_name(words, job.layout)}, {_language_name(words, job.language)}",
        about=" ".join(notes),
        state=_state_name(words, job.state),
        is_done=job.state is JobState.DONE,
        reason=job.reason or "",
        seen=None if job.state in UNDER_WAY else job.reprints,
    )


def _state_name(words: Words, state: JobState) -> str:
    return {
        JobState.QUEUED: words.gettext("Waits"),
        JobState.SENDING: words.gettext("Printing"),
        JobState.SENT: words.gettext("Printing"),
        JobState.DONE: words.gettext("Printed"),
        JobState.FAILED: words.gettext("Not printed"),
        JobState.UNKNOWN: words.gettext("Not sure. Look in the tray first."),
        JobState.CANCELLED: words.gettext("Cancelled"),
    }[state]


def _layout_name(words: Words, layout: str) -> str:
    return {"my-handout": words.gettext("My handout")}.get(layout, layout)


def _language_name(words: Words, language: str) -> str:
    return {"en": words.gettext("English"), "cy": words.gettext("Welsh")}.get(language, language)


def _ago(words: Words, age: timedelta) -> str:
    if age < MINUTE:
        return words.gettext("just now")
    return words.ngettext("1 minute ago", "%(num)d minutes ago", age // MINUTE)


def _time(desk: Desk, moment: datetime, now: datetime) -> str:
    """A time of day at the venue, with its day where that is another one."""
    zone, words = desk.pack.event.zone, desk.words
    there, today = moment.astimezone(zone), now.astimezone(zone).date()
    clock = words.time(there)
    return clock if there.date() == today else f"{clock}, {words.day_short(there)}"
