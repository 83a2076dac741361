from kiosk.packs.importing.problems import Doubts
from kiosk.packs.importing.reading import parse_programme
from tests.programmes import VENUE, nobody, read

PENTABARF = """<iCalendar xmlns:pentabarf='http://pentabarf.org'>
<vcalendar><x-wr-calname>C</x-wr-calname>
<vevent>
<uid>7@c</uid>
<pentabarf:title>Pain, {}</pentabarf:title>
<dtstart>20141010T090000</dtstart>
<dtend>20141010T093000</dtend>
<duration>003000</duration>
<summary>Pain, {}-</summary>
<description>One; two &amp; three</description>
<status>CONFIRMED</status>
<category>Workshop</category>
<location>Hall 1</location>
</vevent>
</vcalendar></iCalendar>
""".format(*2 * [r"a\b"])

RFC = """<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0"><vcalendar><components>
<vevent><properties>
<uid><text>a</text></uid>
<summary><text>Chat, again</text></summary>
<dtstart><parameters><tzid><text>Europe/Berlin</text></tzid></parameters>
<date-time>2014-10-10T10:00:00</date-time></dtstart>
<duration><duration>PT1H</duration></duration>
<rrule><recur><freq>DAILY</freq><until>2014-10-11T23:00:00Z</until></recur></rrule>
<rdate><parameters><tzid><text>Europe/Berlin</text></tzid></parameters>
<period><start>2014-10-10T15:00:00</start><duration>PT2H</duration></period></rdate>
</properties>
<components><valarm><properties><description><text>Wake up</text></description></properties>
</valarm></components></vevent>
<vevent><properties>
<uid><text>a</text></uid>
<recurrence-id><parameters><tzid><text>Europe/Berlin</text></tzid></parameters>
<date-time>2014-10-11T10:00:00</date-time></recurrence-id>
<dtstart><date-time>2014-10-11T11:00:00Z</date-time></dtstart>
<summary><text>Late chat</text></summary>
<categories><text>debate</text><text>other</text></categories>
</properties></vevent>
</components></vcalendar></icalendar>
"""


def test_xcal_of_pentabarf_is_read_with_its_title_alone() -> None:
    assert read(PENTABARF) == ([r"2014-10-10 09:00-09:30 Pain, a\b (Hall 1)"], [])


def test_xcal_of_rfc_6321_is_read_with_every_time() -> None:
    sessions, problems = read(RFC)
    assert sorted(sessions) == [
        "2014-10-10 09:00-10:00 Chat, again",
        "2014-10-10 14:00-15:00 Chat, again",
        "2014-10-11 12:00 Late chat",
    ]
    assert len(problems) == 1
    assert "The programme's time zone is Europe/Berlin, the event's is Europe/London" in problems[0]


def test_kind_and_text_of_an_xcal_session_are_kept() -> None:
    (item,) = parse_programme(PENTABARF.encode(), VENUE, Doubts(), nobody)
    assert (item.kind, item.about, item.guid) == ("workshop", "One; two & three", "7@c")
