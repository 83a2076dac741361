"""The least broken packs for the rules about texts, times, hashtags and what belongs together."""

from pathlib import Path

from kiosk.packs import RuleName
from tests.packs.changed import change
from tests.packs.spoilt import Broken, Spoil, error, hint, put, warning

_HARD = "Facilitate multidisciplinary stakeholder engagement."
_LONG = "This sentence has more than fifteen words because it goes on and on and on again."


def _move(day: str, start: str) -> Spoil:
    """The whole event on one day, with its one talk at this time."""

    def spoil(pack: Path) -> None:
        change(pack, "event.toml", "2014-10-10", day)
        change(pack, "event.toml", "2014-10-11", day)
        change(pack, "sessions.csv", "2014-10-06", day)
        change(pack, "sessions.csv", "2014-10-11 09:00,2014-10-11 10:00", f"{day} {start},")

    return spoil


BROKEN_CONTENT: dict[RuleName, Broken] = {
    "unknown-language": error(
        put("event.toml", '["cy", "en"]', '["cy", "en", "xx"]'),
        "event.toml, line 8: The kiosk has no words in “xx”. Use en or cy.",
    ),
    "missing-text": error(
        put("questions.toml", "text.cy", "# text.cy"),
        "questions.toml, line 4: “text.cy” is missing in this question. Write the text in "
        "this language too.",
    ),
    "shared-text": hint(
        put("sessions.csv", "A talk,Sgwrs", "A talk,"),
        "sessions.csv, line 3: 1 session has no “title_cy”; the screen shows “title” instead. "
        "Write it, unless it is the same in both languages.",
    ),
    "extra-language": error(
        put("questions.toml", "text.cy", 'text.fr = "Quoi ?"\ntext.cy'),
        "questions.toml, line 5: “text.fr” is in a language that the pack does not have. "
        "Take it out, or add the language to event.toml.",
    ),
    "empty-line": error(
        put("checklist.toml", '"Open your profile."', '""'),
        "checklist.toml, line 12: “how.en” has an empty line. Take it out.",
    ),
    "how-lines": error(
        put("checklist.toml", '"Agorwch eich proffil.", ', ""),
        "checklist.toml, line 16: “how.cy” has 1 line. Write two to four.",
    ),
    "reading-age": warning(
        put("accounts.csv", "They listen.", _HARD),
        "accounts.csv, line 2: “why_en” has a reading age of 13.5; 11 is the most. Use "
        "shorter words, such as another for “multidisciplinary”, and shorter sentences.",
    ),
    "hard-about": hint(
        put("sessions.csv", "All about it", _HARD),
        "sessions.csv, line 3: What this session is about has a reading age of 13.5; 11 is "
        "the most. Use shorter words, such as another for “multidisciplinary”, and shorter "
        "sentences.",
    ),
    "long-sentence": warning(
        put("accounts.csv", "They listen.", _LONG),
        "accounts.csv, line 2: “why_en” has a sentence of 16 words. Split it; 15 words are "
        "the most.",
    ),
    "long-quote": hint(
        put("questions.toml", "What help do we need?", _LONG),
        "questions.toml, line 4: “text.en” has a sentence of 16 words. Unless you quote it, "
        "split it; 15 words are the most.",
    ),
    "title-too-long": warning(
        put("sessions.csv", "A talk", ("Talk. " * 22).strip()),
        "sessions.csv, line 3: “title” has 131 letters; screens show 130. Put the rest into "
        "“about”.",
    ),
    "event-ends-early": error(
        put("event.toml", "ends = 2014-10-11", "ends = 2014-10-09"),
        "event.toml, line 4: The event ends on 2014-10-09, before it starts on 2014-10-10. "
        "Put the two days right.",
    ),
    "outside-event": error(
        put("sessions.csv", "2014-10-06", "2014-10-12"),
        "sessions.csv, line 2: 2014-10-12 is outside the event, which is from 2014-10-10 to "
        "2014-10-11. Put the start right; only a chat may come up to a year before.",
    ),
    "wrong-end": error(
        put("sessions.csv", "2014-10-11 10:00", "2014-10-11 08:00"),
        "sessions.csv, line 3: The session ends before it has begun. Put the two times right.",
    ),
    "zone-without-place": warning(
        put("event.toml", "Europe/London", "UTC"),
        "event.toml, line 5: “UTC” is no place, so it has no summer time. Name a place with "
        'the clock of the venue, such as "Europe/London".',
    ),
    "hour-never": error(
        _move("2014-03-30", "01:30"),
        "sessions.csv, line 3: 2014-03-30 01:30 never comes: the clocks go forward then. "
        "Write the time after that.",
    ),
    "hour-twice": warning(
        _move("2014-10-26", "01:30"),
        "sessions.csv, line 3: 2014-10-26 01:30 comes twice: the clocks go back then. The "
        "kiosk takes the first; choose a time outside that hour.",
    ),
    "room-twice": warning(
        put("sessions.csv", "2014-10-06,,,", "2014-10-11 09:30,2014-10-11 10:30,hall 1,"),
        "sessions.csv, line 2: “hall 1” is taken from 09:00 to 10:00, by the session in "
        "line 3. Give one of the two another room or time.",
    ),
    "unknown-platform": error(
        put("checklist.toml", 'platform = "x"', 'platform = "y"'),
        "checklist.toml, line 24: “y” is no platform. Use all, bluesky, x, linkedin, "
        "mastodon, threads, instagram, facebook or youtube.",
    ),
    "long-address": error(
        put("checklist.toml", "x.com/explore", f"x.com/{'e' * 500}"),
        "checklist.toml, line 33: The address has more than 500 characters, too many for a "
        "code. Write a shorter one.",
    ),
    "not-https": error(
        put("checklist.toml", "https://x.com/explore", "x.com/explore"),
        "checklist.toml, line 33: “x.com/explore” is not a web address that begins with "
        "https://. Copy the whole address from a browser.",
    ),
    "takeaway-fragment": error(
        put("event.toml", "takeaway/", "takeaway/#a"),
        "event.toml, line 10: The takeaway address holds a #. Leave out the # and all behind it.",
    ),
    "no-takeaway": hint(
        put("event.toml", "takeaway =", "# takeaway ="),
        "event.toml: There is no public takeaway address, so codes on paper open a hashtag "
        'instead. When you have one, add: takeaway = "https://example.org/takeaway/"',
    ),
    "wrong-handle": error(
        put("accounts.csv", "charity.example", "charity"),
        "accounts.csv, line 2: “charity” cannot be a handle on Bluesky. It is a domain name "
        "of plain letters, digits and hyphens, with a dot in it. Write it like "
        "name.bsky.social. Leave the cell empty where there is none.",
    ),
    "never-checked": hint(
        put("accounts.csv", "2014-10-03", ""),
        "accounts.csv, line 2: Nobody has checked this account yet. Look it up, and write "
        "the day into checked_on.",
    ),
    "checked-long-ago": hint(
        put("accounts.csv", "2014-10-03", "2014-04-12"),
        "accounts.csv, line 2: This account was checked 181 days before the event; 180 are "
        "the most. Look again, and write the day into checked_on.",
    ),
    "wrong-hashtag": error(
        put("sessions.csv", "SmallTalk", "Small-Talk"),
        "sessions.csv, line 3: “Small-Talk” would be “Small” on X, LinkedIn, Mastodon, "
        "Threads, Instagram, Facebook and YouTube. "
        "Use at most 50 letters, digits and underscores, with a letter among them.",
    ),
    "hashtag-twice": warning(
        put("sessions.csv", "SmallTalk", "SmallChat"),
        "sessions.csv, line 3: #SmallChat already belongs to the session in line 2. Give "
        "this session a hashtag of its own.",
    ),
    "look-alike-hashtags": warning(
        put("sessions.csv", "SmallTalk", "Small2O14"),
        "sessions.csv, line 3: #Small2O14 looks like #Small2014 in event.toml, line 6. "
        "Choose one that nobody takes for the other.",
    ),
    "no-capitals": hint(
        put("sessions.csv", "SmallTalk", "smalltalk"),
        "sessions.csv, line 3: #smalltalk does not show where its words begin. Begin each "
        "word with a capital, like this: #SmallTalk.",
    ),
    "unknown-interest": error(
        put("accounts.csv", "pain;research", "pain;research;sport"),
        "accounts.csv, line 3: “sport” is no interest of the event. Use pain or research.",
    ),
    "unknown-audience": error(
        put("accounts.csv", "research,student", "research,manager"),
        "accounts.csv, line 3: “manager” is no audience of the event. Use student.",
    ),
    "no-chat": error(
        put("questions.toml", "session = 1", "session = 2"),
        "questions.toml, line 3: The session 2 is a talk, not a chat. Write the no of a chat.",
    ),
    "platform-without-steps": warning(
        put("checklist.toml", 'bluesky = "https://bsky.app/settings"\n', ""),
        "event.toml, line 9: “bluesky” is on offer, but no step is for it. Add one to "
        "checklist.toml, or take it out of platforms.",
    ),
    "interest-without-account": warning(
        put("accounts.csv", "pain;research", "pain"),
        "event.toml, line 19: No account has the topic “research”. Add it to one in "
        "accounts.csv, or take this interest out.",
    ),
}
