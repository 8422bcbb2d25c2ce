"""Whether a figure is of what was asked: its unit, what it counts, and what is said of those."""

import pytest

from searchapp.answering.matching import Sentence
from searchapp.answering.question import understand
from searchapp.answering.reader import LearnedReader


def against(question: str, text: str) -> dict[str, set[str]]:
    """For every figure of `text` that may answer, what speaks against it."""
    reader = LearnedReader({}, {}, lambda _: 3.0)
    found = reader.candidates(understand(question), text, Sentence.of(text, 0, len(text)))
    return {
        text[one.span.start : one.span.end]: {name for name, value in one.span.against.items()}
        for one in found
    }


@pytest.mark.parametrize(
    ("question", "text", "figure", "sign"),
    [
        (
            "How many foster carers are there in total?",
            "Twelve foster carers were approved in the year.",
            "Twelve",
            "of a part",
        ),
        (
            "How many care leavers does the council have?",
            "Three care leavers are in custody.",
            "Three",
            "of a part",
        ),
        (
            "How many children are in care?",
            "12 children and young people ceased to be looked after.",
            "12 children",
            "of a part",
        ),
        (
            "How many hoteliers were trained?",
            "Hoteliers were trained, and 2,340 pupils took part.",
            "2,340",
            "of another",
        ),
        (
            "How many social workers are men?",
            "For social workers the vacancy rate was 8.7%.",
            "8.7%",
            "of another",
        ),
        (
            "How many care leavers are in education?",
            "Only 18% of care leavers are not in education.",
            "18%",
            "contrary",
        ),
        (
            "With how many care leavers has it lost touch?",
            "It is in contact with 93% of its care leavers.",
            "93%",
            "contrary",
        ),
        (
            "When did the board appoint its lay member?",
            "The board lost its lay member in March 2015.",
            "March 2015",
            "contrary",
        ),
        (
            "How many drivers lost their licence?",
            "Training was received by 700 drivers who hold a licence.",
            "700 drivers",
            "untold",
        ),
        ("What grade did the team get?", "It gives good access to help.", "good", "attributive"),
        (
            "When did the centre open?",
            "During 2013–14 the centre provided support to women.",
            "2013–14",
            "no event",
        ),
        (
            "What share of proceedings takes more than a year?",
            "It completes 87% of proceedings within 26 weeks.",
            "87%",
            "other measure",
        ),
        (
            "How many children were adopted?",
            "Three of the 41 children who were adopted were in school.",
            "Three",
            "of a part",
        ),
        (
            "How many children go missing from care?",
            "There were four children missing from care, and none missing from home.",
            "none",
            "other half",
        ),
        (
            "How many children live outside the area?",
            "18 live in residential homes, of whom 94.4% live outside the area",
            "18",
            "other half",
        ),
        (
            "How many plans are there?",
            "There are 11 children with plans of more than two years.",
            "11",
            "of a part",
        ),
        (
            "How many children were adopted?",
            "There are 12 children waiting to be adopted.",
            "12 children",
            "contrary",
        ),
        (
            "How many children have a disability?",
            "There are two workers for disabled children.",
            "two",
            "plainly another",
        ),
        (
            "How many people live there?",
            "About 45,400 children live in the area.",
            "About 45,400",
            "of another",
        ),
        (
            "How many children are there?",
            "There is one children's home.",
            "one children's",
            "of another",
        ),
        (
            "How many care leavers are in touch?",
            "Only two of the 336 care leavers were not in touch.",
            "two",
            "denied",
        ),
        (
            "How many looked after children are there?",
            "A number (109) of looked after children are placed at a distance.",
            "109",
            "of a part",
        ),
        (
            "How many children are looked after?",
            "193 children in foster homes are looked after.",
            "193 children",
            "of a part",
        ),
        (
            "How many children are in care?",
            "There are two groups for children in care.",
            "two",
            "plainly another",
        ),
        (
            "How many children are visited in time?",
            "33.7% of these children are visited in time",
            "33.7%",
            "of a part",
        ),
    ],
)
def test_what_a_figure_is_not_of_speaks_against_it(
    question: str, text: str, figure: str, sign: str
) -> None:
    assert sign in against(question, text)[figure]


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("How many centres are there?", "There are 21 centres across the borough.", "21 centres"),
        (
            "How many centres does it run?",
            "It has 16 centres run from 21 sites.",
            "16 centres",
        ),
        (
            "How many foster carers were approved?",
            "Twelve foster carers were approved in the year.",
            "Twelve",
        ),
        (
            "How many children had no social worker?",
            "There were 33 children who did not have a social worker.",
            "33 children",
        ),
        ("When did the centre open?", "The centre opened in March 2012.", "March 2012"),
        ("How many HMIs were there?", "It consisted of seven of the Inspectors (HMI).", "seven"),
        ("How many children live outside?", "109 (or 34%) live outside the area", "109"),
        (
            "How many referrals to the LADO were there?",
            "149 referrals were received from a range of employers.",
            "149 referrals",
        ),
        ("How many children live there?", "45 children under the age of 18 live.", "45 children"),
        ("How many adopters are waiting?", "12 adopters are waiting.", "12 adopters"),
        ("How many carers are there?", "There are 158 approved carers.", "158"),
        (
            "How many children were in school?",
            "Three of the 41 children who were adopted were in school.",
            "Three",
        ),
        (
            "How many children were adopted?",
            "Three of the 41 children who were adopted were in school.",
            "41 children",
        ),
        (
            "How many drivers received training?",
            "2,500 children attended plays, and 700 drivers received training.",
            "700 drivers",
        ),
        ("What was adoption graded?", "Adoption is judged to be good.", "good"),
    ],
)
def test_nothing_speaks_against_a_figure_of_what_is_asked(
    question: str, text: str, figure: str
) -> None:
    assert against(question, text)[figure] == set()


def test_of_two_figures_the_verb_decides() -> None:
    text = "Twelve foster carers were approved, while nine foster carers ceased to foster."
    assert against("How many foster carers left?", text) == {"Twelve": {"contrary"}, "nine": set()}


@pytest.mark.parametrize(
    ("question", "text", "figures"),
    [
        (
            "What is the caseload of IROs?",
            "60% have more than 70 cases.",
            {"more than 70"},
        ),
        (
            "How many cases does each worker have?",
            "17 cases cost £40 a year.",
            {"17 cases"},
        ),
        ("How many visits were there?", "It took 12 weeks and £30 for 5 visits.", {"5 visits"}),
        (
            "How often does the panel meet?",
            "All 12 meet every six weeks.",
            {"every six weeks"},
        ),
        ("How big is the board's budget?", "A budget of £90,000 for three years.", {"£90,000"}),
        ("When must the plan be published?", "It is due within 70 days.", {"70 days"}),
        (
            "How many carers does each team see?",
            "It saw 12 carers each quarter.",
            {"12 carers"},
        ),
    ],
)
def test_only_a_figure_of_a_kind_that_fits_may_answer(
    question: str, text: str, figures: set[str]
) -> None:
    assert set(against(question, text)) == figures


def test_a_yes_or_no_question_of_a_grade_asks_for_the_grade() -> None:
    found = against("Was adoption judged inadequate?", "Adoption is judged to be inadequate.")
    assert found == {"inadequate": set()}
