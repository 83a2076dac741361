"""The buttons of the Now page: print jobs, printers and help calls."""

from http import HTTPStatus

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk.actions import (
    answer_call,
    cancel,
    clear_call,
    go_on,
    hold,
    print_instead,
    reprint,
    say_it_came_out,
    say_nobody_can_tell,
)
from kiosk.staff.desk import Desk
from kiosk.staff.door import HOME, staff_only

NUMBER = "int(max=2147483647)"
"""What a database takes for a number; a longer one is no address of ours."""

ANSWERS = {"yes": say_it_came_out, "no": print_instead, "unsure": say_nobody_can_tell}
"""What staff say when they are asked whether a sheet came out."""


def add_print_buttons(pages: Blueprint, desk: Desk) -> None:
    """Add what staff do with print jobs, and with the printers that they are for."""

    @pages.post(f"/reprint/<{NUMBER}:job_id>")
    def reprint_job(job_id: int) -> AnyResponse:
        staff_only(desk)
        seen = request.form.get("seen", type=int)
        if seen is None:
            abort(HTTPStatus.BAD_REQUEST)
        reprint(desk.store, job_id, seen, desk.clock())
        desk.wake()
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    @pages.post(f"/cancel/<{NUMBER}:job_id>")
    def cancel_job(job_id: int) -> AnyResponse:
        staff_only(desk)
        cancel(desk.store, job_id, desk.clock())
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    @pages.post(f"/came-out/<{NUMBER}:job_id>")
    def answer_job(job_id: int) -> AnyResponse:
        staff_only(desk)
        settle = ANSWERS.get(request.form.get("answer", ""))
        if settle is None:
            abort(HTTPStatus.BAD_REQUEST)
        settle(desk.store, job_id, desk.clock())
        desk.wake()
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    # In a field, not in the address: a printer may be called anything.
    @pages.post("/printer")
    def switch_printer() -> AnyResponse:
        staff_only(desk)
        match request.form.get("switch"):
            case "hold":
                hold(desk.store, request.form.get("printer", ""), desk.clock())
            case "go-on":
                go_on(desk.store, request.form.get("printer", ""))
            case _:
                abort(HTTPStatus.BAD_REQUEST)
        desk.wake()
        return redirect(HOME, HTTPStatus.SEE_OTHER)


def add_call_buttons(pages: Blueprint, desk: Desk) -> None:
    """Add what staff answer to a delegate who asks for a person."""

    @pages.post(f"/calls/<{NUMBER}:call_id>/going")
    def going(call_id: int) -> AnyResponse:
        staff_only(desk)
        answer_call(desk.store, call_id, desk.clock())
        return redirect(HOME, HTTPStatus.SEE_OTHER)

    @pages.post(f"/calls/<{NUMBER}:call_id>/clear")
    def clear(call_id: int) -> AnyResponse:
        staff_only(desk)
        clear_call(desk.store, call_id, desk.clock())
        return redirect(HOME, HTTPStatus.SEE_OTHER)
