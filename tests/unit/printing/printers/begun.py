"""A print job whose first attempt has begun, as a printer gets it."""

from datetime import UTC, datetime

from kiosk.store import FOLDER, JobState, PrintJob

NOW = datetime(2014, 10, 11, 8, 10, tzinfo=UTC)
JOB = PrintJob(
    id=1,
    key="my-handout 1abc",
    sheet="4F7K",
    layout="my-handout",
    language="en",
    visit="1abc",
    visit_id="abc",
    printer=FOLDER,
    state=JobState.SENDING,
    attempt=1,
    remote=None,
    reason=None,
    original=None,
    reprints=0,
    due=NOW,
    created=NOW,
    changed=NOW,
)
