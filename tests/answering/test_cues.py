"""Wording that suits a question."""

import pytest

from searchapp.answering.cues import refers_back, wording_cues
from searchapp.answering.limits import Limits
from searchapp.answering.matching import Sentence
from searchapp.answering.question import understand

NO_LIMITS = Limits({}, (), (), newest=False, undated=True, absent=None, over_all=False, words=())


def cues(question: str, text: str) -> dict[str, float]:
    sentence = Sentence.of(text, 0, len(text))
    return wording_cues(understand(question), NO_LIMITS, sentence, text)


def test_a_cause_is_told_from_a_consequence() -> None:
    why = "Why are assessments late?"
    assert cues(why, "This is because staff left.")["because of that"] == 1
    assert cues(why, "This has led to delay.")["consequence"] == 1
    assert cues(why, "Delay is due to vacancies.")["because"] == 1
    assert cues(why, "The delay was five months.")["because"] == 0


def test_what_is_done_is_told_from_what_should_be_done() -> None:
    done = "The council has recruited four advisers."
    should = "Ensure that enough advisers are in post."
    assert cues("What has the council done about the shortage?", done)["does"] == 1
    assert cues("What has the council done about the shortage?", should)["must unasked"] == 1
    assert cues("What should the council do about the shortage?", should)["must"] == 1


def test_a_figure_at_the_time_of_the_inspection_is_known() -> None:
    question = "How many children were in care when the inspectors came?"
    assert cues(question, "At the time of the inspection 400 were.")["at inspection"] == 1
    assert cues(question, "In March 2012 there were 380.")["at inspection"] == 0


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("This reflects poor planning.", 1.0),
        ("However, they wait too long.", 1.0),
        ("Where use of this funding is not shown, it is withheld.", 0.5),
        ("Social workers visit often.", 0.0),
    ],
)
def test_a_sentence_that_speaks_of_the_one_before(text: str, back: float) -> None:
    assert refers_back(text) == back
