from importlib.resources import files

import pytest

from searchapp.language.stems import root, stem

LISTED = files("searchapp.language").joinpath("data/stems.txt").read_text(encoding="utf-8")
LINES = [line.split() for line in LISTED.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(
    "forms",
    [
        "interview interviews interviewed interviewing",
        "adopt adopted adopter adopters adoption",
        "care cared cares",
        "refer referred referral referrals",
        "exclude excluded exclusion exclusions",
        "timely timeliness",
        "violence violent",
        "gp gps",
        "lscb lscbs",
        "register registered registration",
        "adviser advisor advisers",
        "midwife midwives midwifery",
        "psychologist psychology",
        "stable stability",
        "publish published publication",
        "spend spent spending",
    ],
)
def test_the_forms_of_a_word_meet(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "office officer official",
        "nation nationality",
        "care careful caring carer",
        "time timely",
        "close closely",
        "person personal personality",
        "elected elective",
        "emerging emergency",
        "travel traveller",
        "university universal",
        "design designated",
        "sexual sexuality",
        "organise organisation",
        "responses responsibilities",
        "active activity",
        "proportion proportionate",
        "meet meeting",
        "weeks weekly",
        "permanent permanence",
        "budget budgeting",
        "manageable unmanageable",
        "reasonable unreasonable",
        "attend attendance",
        "relatives relative",
        "separate separated",
        "weight weighted",
        "quit quite",
        "publication public",
        "missing missed",
        "abuse abusive",
        "mark markedly",
        "build buildings",
    ],
)
def test_words_of_other_meaning_do_not_meet(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


def test_short_words_without_a_vowel_keep_their_s() -> None:
    assert [stem("nhs"), stem("dbs")] == ["nhs", "dbs"]


def test_every_listed_word_is_listed_once() -> None:
    listed = [word for _, *words in LINES for word in words]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_a_listed_line_says_what_the_rules_do_not(line: list[str]) -> None:
    name, *words = line
    assert any(root(word) != name for word in words)
