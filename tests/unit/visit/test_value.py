from kiosk.visit import Status, fresh


def test_step_said_again_changes_only_that_step() -> None:
    visit = fresh("en").with_step(1, Status.DONE).with_step(2, Status.LATER)
    assert visit.with_step(1, Status.NOT_MINE).steps == {1: Status.NOT_MINE, 2: Status.LATER}
    assert visit.with_step(1, None).steps == {2: Status.LATER}
    assert visit.steps == {1: Status.DONE, 2: Status.LATER}


def test_choice_toggled_twice_is_as_before() -> None:
    visit = fresh("en")
    for toggled in (
        visit.toggle_account(3).toggle_account(3),
        visit.toggle_session(3).toggle_session(3),
        visit.toggle_interest(3).toggle_interest(3),
        visit.toggle_platform("x").toggle_platform("x"),
        visit.toggle_larger().toggle_larger(),
        visit.toggle_calm().toggle_calm(),
    ):
        assert toggled == visit


def test_fresh_visits_differ() -> None:
    assert fresh("en").id != fresh("en").id
