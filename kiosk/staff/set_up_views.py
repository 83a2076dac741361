"""The addresses of the Set-up pages: printers are found, added, tried and removed."""

import dataclasses
from collections.abc import Mapping
from http import HTTPStatus
from threading import Lock

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk.actions import UnusablePrinterError, add_printer, print_test, remove_printer
from kiosk.staff.desk import Desk
from kiosk.staff.door import show, staff_only, token_of_staff
from kiosk.staff.set_up import Filled, form_page, found_page, set_up_page, setting

HERE = "/staff/set-up"
FIELDS = dataclasses.fields(Filled)


def add_set_up(pages: Blueprint, desk: Desk) -> None:
    """Add the Set-up pages and their buttons."""
    searching = Lock()

    @pages.get("/set-up")
    def set_up() -> AnyResponse:
        return show("set-up", set_up_page(desk, token_of_staff(desk), desk.clock()), desk)

    @pages.get("/set-up/found")
    def found() -> AnyResponse:
        token, problem = token_of_staff(desk), ""
        # One search keeps a thread for seconds; impatient taps must not keep them all.
        if searching.acquire(blocking=False):
            try:
                printers = desk.find()
            finally:
                searching.release()
            if printers is None:
                problem = desk.words.gettext("The kiosk has no network. Check its cable or Wi-Fi.")
        else:
            printers = None
            problem = desk.words.gettext("The kiosk looks already. Look again in 3 seconds.")
        return show("found", found_page(desk, token, printers or (), problem, desk.clock()), desk)

    @pages.get("/set-up/printer")
    def form() -> AnyResponse:
        token = token_of_staff(desk)
        return show("printer", form_page(desk, token, desk.clock(), _filled(request.args)), desk)

    @pages.post("/set-up/printer")
    def add() -> AnyResponse:
        staff_only(desk)
        filled = _filled(request.form)
        try:
            add_printer(desk.store, setting(filled), desk.clock())
        except UnusablePrinterError as error:
            token = token_of_staff(desk)
            shown = form_page(desk, token, desk.clock(), filled, error.unusable)
            return show("printer", shown, desk, HTTPStatus.UNPROCESSABLE_ENTITY)
        desk.wake()
        return redirect(HERE, HTTPStatus.SEE_OTHER)

    @pages.post("/set-up/remove")
    def remove() -> AnyResponse:
        staff_only(desk)
        remove_printer(desk.store, request.form.get("printer", ""), desk.clock())
        return redirect(HERE, HTTPStatus.SEE_OTHER)

    @pages.post("/set-up/test")
    def test() -> AnyResponse:
        staff_only(desk)
        printer, seen = request.form.get("printer", ""), request.form.get("seen", "")
        print_test(desk.store, printer, seen, desk.language, desk.clock())
        desk.wake()
        return redirect(HERE, HTTPStatus.SEE_OTHER)


def _filled(fields: Mapping[str, str]) -> Filled:
    return Filled(**{each.name: fields[each.name] for each in FIELDS if each.name in fields})
