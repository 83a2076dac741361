"""What must hold in a pack beyond the shape of its entries: one small function a rule."""

from collections.abc import Callable, Iterator

from kiosk.packs.draft import Draft
from kiosk.packs.faults import Fault
from kiosk.packs.rules import (
    accounts,
    addresses,
    hashtags,
    languages,
    numbers,
    plain_texts,
    references,
    rooms,
    theme,
    times,
)

Rule = Callable[[Draft], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    languages.languages_are_named_once,
    languages.texts_are_complete,
    languages.how_has_two_to_four_lines,
    languages.cells_are_complete,
    languages.cells_speak_every_language,
    plain_texts.own_sentences_are_short,
    plain_texts.titles_fit_the_touchscreen,
    plain_texts.own_english_is_plain,
    plain_texts.quoted_sentences_are_short,
    plain_texts.quoted_english_is_plain,
    numbers.numbers_are_unique,
    numbers.keys_are_unique,
    times.event_ends_after_it_starts,
    times.sessions_are_inside_the_event,
    times.sessions_end_after_they_start,
    times.zone_is_of_a_place,
    times.hours_come_once,
    rooms.rooms_are_free,
    addresses.platforms_are_known,
    addresses.links_are_addresses,
    addresses.takeaway_is_an_address,
    addresses.handles_are_valid,
    accounts.accounts_were_checked,
    hashtags.hashtags_work_everywhere,
    hashtags.hashtags_are_not_shared,
    hashtags.hashtags_do_not_look_alike,
    hashtags.hashtags_have_capitals,
    references.topics_and_audiences_are_known,
    references.questions_belong_to_chats,
    references.platforms_have_steps,
    references.interests_are_served,
    theme.theme_holds_colours,
    theme.theme_has_contrast,
)
"""Every rule, in the order in which its faults are said where they share a line."""
