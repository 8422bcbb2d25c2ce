"""Payloads: what may not be shown is not shown."""

from dataclasses import replace

import pytest

from searchapp.model import Answer, Answers, Interpretation
from searchapp.presenting.payloads import answers_payload
from searchapp.search import Library

SENTENCE = "This inspection was unannounced."


@pytest.fixture
def answer(library: Library) -> Answer:
    hit = next(h for h in library.search("unannounced").hits if SENTENCE in h.paragraph.text)
    return Answer("unannounced", SENTENCE, ((20, 31),), 0.9, hit)


def payload_of(answer: Answer) -> dict[str, object]:
    understood = Interpretation("topic", {})
    return answers_payload(Answers("announced?", {}, understood, (answer,), ()), took_ms=1.0)


def test_a_verbatim_answer_is_given(answer: Answer) -> None:
    assert payload_of(answer)["answered"] is True


@pytest.mark.parametrize(
    "change",
    [
        {"sentence": "This inspection was announced."},
        {"text": "Unannounced"},
        {"text": "announced"},
        {"spans": ((0, 4),)},
    ],
)
def test_an_answer_that_is_not_verbatim_is_withheld(
    answer: Answer, change: dict[str, object]
) -> None:
    payload = payload_of(replace(answer, **change))  # type: ignore[arg-type]
    assert payload["answered"] is False
    assert payload["answers"] == []
