"""The Now page: help calls, printers and print jobs, in words."""

from datetime import datetime, time, timedelta

from kiosk.actions import HelpCall, PrintJob, board, printed_since, revision
from kiosk.staff.desk import Desk
from kiosk.staff.pages import CallLine, Now, PrintLine
from kiosk.staff.printers import printer_line
from kiosk.staff.prints import print_line
from kiosk.words import Words

MINUTE = timedelta(minutes=1)


def now_page(desk: Desk, token: str, now: datetime) -> Now:
    """The stand as it is now."""
    # Read before the board, so that a change between the two is shown once more, never missed.
    page_tag = tag(desk, now)
    shown = board(desk.store)
    midnight = datetime.combine(
        now.astimezone(desk.pack.event.zone), time.min, desk.pack.event.zone
    )
    printed = printed_since(desk.store, midnight)
    # Calls to which nobody goes yet stand on top.
    calls = sorted(shown.calls, key=lambda call: call.going is not None)
    sheets = {job.id: job.sheet for job in (*shown.unsettled, *shown.prints)}

    def line(job: PrintJob) -> PrintLine:
        return print_line(desk, job, sheets, shown.printers, now)

    return Now(
        event=desk.pack.event.name,
        token=token,
        tag=page_tag,
        clock=desk.day_and_time(now),
        calls=tuple(_call(desk, call, now) for call in calls),
        printers=tuple(
            printer_line(desk, each, printed.get(each.name, 0), shown.waiting[each.name], now)
            for each in shown.printers
        ),
        trouble=tuple(line(job) for job in shown.unsettled),
        prints=tuple(line(job) for job in shown.prints),
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
        going = words.gettext("Somebody is going, since %(time)s.", time=desk.time(call.going, now))
    return CallLine(id=call.id, asked=asked, going=going)


def _place(desk: Desk, call: HelpCall) -> str:
    """The title of the step or session where the delegate is, or the screen's name."""
    no = call.no or 0
    if call.screen == "step" and no in desk.pack.step:
        return desk.pack.step[no].title[desk.language]
    if call.screen == "session" and no in desk.pack.session:
        return desk.pack.session[no].title[desk.language]
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


def _ago(words: Words, age: timedelta) -> str:
    if age < MINUTE:
        return words.gettext("just now")
    return words.ngettext("1 minute ago", "%(num)d minutes ago", age // MINUTE)
