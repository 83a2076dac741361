from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.printing.printers.ipp.messages import (
    Attribute,
    MessageError,
    Tag,
    answer,
    question,
)

# Written down byte for byte after the example in RFC 8010, appendix A.1.
CREATE_JOB = (
    b"\x01\x01\x00\x05\x00\x00\x00\x01"
    b"\x01"
    b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x44\x00\x14requested-attributes\x00\x08job-uuid\x44\x00\x00\x00\x08job-name"
    b"\x21\x00\x06job-id\x00\x04\x00\x00\x00\x93"
    b"\x22\x00\x0dlast-document\x00\x01\x01"
    b"\x02"
    b"\x44\x00\x0dprint-scaling\x00\x04none"
    b"\x03"
)
HEADER = b"\x01\x01\x00\x00\x00\x00\x00\x01"


def test_question_is_as_the_standard_writes_it() -> None:
    asked = question(
        5,
        {
            Tag.OPERATION: (
                Attribute(Tag.CHARSET, "attributes-charset", ("utf-8",)),
                Attribute(Tag.KEYWORD, "requested-attributes", ("job-uuid", "job-name")),
                Attribute(Tag.INTEGER, "job-id", (147,)),
                Attribute(Tag.BOOLEAN, "last-document", (True,)),
            ),
            Tag.JOB: (Attribute(Tag.KEYWORD, "print-scaling", ("none",)),),
        },
    )
    assert asked == CREATE_JOB


def test_answer_has_its_status_and_groups() -> None:
    found = answer(CREATE_JOB)
    assert found.status == 5
    (operation,) = found.of(Tag.OPERATION)
    assert operation.text("attributes-charset") == "utf-8"
    assert operation.texts("requested-attributes") == ("job-uuid", "job-name")
    assert operation.number("job-id") == 147
    assert operation.number("last-document") == 1
    (job,) = found.of(Tag.JOB)
    assert job.text("print-scaling") == "none"
    assert found.of(Tag.PRINTER) == ()


def test_each_job_of_an_answer_is_a_group_of_its_own() -> None:
    jobs = b"".join(b"\x02\x21\x00\x06job-id\x00\x04\x00\x00\x00" + bytes([no]) for no in (7, 8))
    assert [job.number("job-id") for job in answer(HEADER + jobs + b"\x03").of(Tag.JOB)] == [7, 8]


def test_attribute_without_a_value_is_there_and_empty() -> None:
    (job,) = answer(HEADER + b"\x02\x13\x00\x12time-at-processing\x00\x00\x03").of(Tag.JOB)
    assert "time-at-processing" in job
    assert "time-at-completed" not in job
    assert job.number("time-at-processing") is None


def test_text_with_a_language_is_read_without_it() -> None:
    value = b"\x00\x02cy\x00\x05papur"
    named = b"\x02\x36\x00\x08job-name" + len(value).to_bytes(2, "big") + value
    assert answer(HEADER + named + b"\x03").of(Tag.JOB)[0].text("job-name") == "papur"


@pytest.mark.parametrize("length", range(len(CREATE_JOB)))
def test_answer_that_is_cut_off_is_no_answer(length: int) -> None:
    with pytest.raises(MessageError):
        answer(CREATE_JOB[:length])


@given(st.binary(max_size=80))
def test_bytes_of_a_stranger_are_read_or_refused(message: bytes) -> None:
    with suppress(MessageError):
        answer(HEADER + message)
