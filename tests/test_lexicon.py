"""Other words for the same thing: the thesaurus that comes with searchapp, and looking terms up."""

from collections import Counter
from pathlib import Path

import pytest

from searchapp.language.acronyms import mine
from searchapp.language.councils import council_names
from searchapp.language.lexicon import (
    EVERYDAY,
    MOST_ALTERNATIVES,
    NEAR,
    TYPED,
    WRITTEN,
    Lexicon,
    build_lexicon,
    open_lexicon,
    write,
)
from searchapp.language.thesaurus import Group, read_sources, read_thesaurus
from searchapp.language.tokens import words

MISSING = Group(
    "test",
    written=("missing from home", "missing episodes"),
    typed=("ran away", "going missing"),
    near=("return interviews",),
    source="plain",
)
CARE = Group("test", written=("in care", "looked after"), typed=("LAC",), near=(), source="plain")


def weights(lexicon: Lexicon, typed: str) -> dict[str, float]:
    (meaning,) = lexicon.meanings(words(typed))
    return {" ".join(other.words): other.weight for other in meaning.alternatives}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    texts = [
        ("a", "looked-after children (LAC), first response team (FRT)"),
        ("a", "the family intervention team (FIT) is fit"),
        ("b", "family resource team (FRT)"),
    ]
    return build_lexicon(mine(texts), [MISSING, CARE])


def test_letters_that_reports_explain_are_a_name_of_the_matter() -> None:
    acronyms = mine([("a", "children at risk of child sexual exploitation (CSE) are seen")])
    group = Group("test", ("child sexual exploitation",), ("grooming",), (), "plain")
    (meaning,) = build_lexicon(acronyms, [group]).meanings(words("grooming"))
    assert ("cse",) in [other.words for other in meaning.alternatives]


def test_everyday_words_lead_to_what_is_written_and_not_back(lexicon: Lexicon) -> None:
    assert weights(lexicon, "ran away") == {
        "missing from home": TYPED,
        "missing episodes": TYPED,
        "return interviews": NEAR,
    }
    assert weights(lexicon, "missing episodes") == {
        "missing from home": WRITTEN,
        "return interviews": NEAR,
    }
    assert lexicon.meanings(words("return interviews")) == []


CHECKS = Group("test", ("insufficient oversight",), ("not checked",), (), "plain")
LATE = Group("test", ("not timely",), ("behind time", "ran away"), (), "plain", everyday=True)


@pytest.mark.parametrize(
    "typed", ["nobody checked", "no one is checking", "were never checked", "didn't check"]
)
def test_what_is_denied_is_found_however_it_is_denied(typed: str) -> None:
    assert weights(build_lexicon((), [CHECKS]), typed) == {"insufficient oversight": TYPED}


@pytest.mark.parametrize("typed", ["checked", "nobody", "no one"])
def test_denying_alone_is_no_term(typed: str) -> None:
    assert "insufficient oversight" not in {
        " ".join(other.words)
        for meaning in build_lexicon((), [CHECKS]).meanings(words(typed))
        for other in meaning.alternatives
    }


def test_everyday_words_count_less_than_a_matter() -> None:
    lexicon = build_lexicon((), [MISSING, LATE])
    assert weights(lexicon, "behind time") == {"not timely": EVERYDAY}
    found = weights(lexicon, "ran away")
    assert (found["missing from home"], found["not timely"]) == (TYPED, EVERYDAY)
    assert EVERYDAY < WRITTEN
    assert lexicon.meanings(words("not timely")) == []


def test_every_weight_is_below_that_of_what_was_typed() -> None:
    assert 1 > TYPED > WRITTEN > NEAR > 0


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("episodes of missing", ["episodes of missing"]),
        ("boys in care", ["in care"]),
        ("care", []),
        ("home from missing", ["home from missing"]),
        ("looked for missing episodes", ["missing episodes"]),
        ("missing the episodes in care", ["missing the episodes", "in care"]),
        ("home missing", []),
        ("the LAC who ran away", ["lac", "ran away"]),
        ("looked after", ["looked after"]),
    ],
)
def test_terms_are_found_in_any_order_and_grammar_counts_where_it_makes_them(
    lexicon: Lexicon, typed: str, terms: list[str]
) -> None:
    found = words(typed)
    meanings = lexicon.meanings(found)
    assert [" ".join(found[one.start : one.end]) for one in meanings] == terms


def test_a_listed_term_comes_before_a_longer_one_said_alike() -> None:
    harm = Group(
        "test", written=("significant harm",), typed=("hurt children",), near=(), source=""
    )
    own = Group("test", written=("self-harm",), typed=("hurting themselves",), near=(), source="")
    typed = words("teenagers hurting themselves")
    found = build_lexicon([], [harm, own]).meanings(typed)
    assert [(typed[one.start : one.end], one.alternatives[0].words) for one in found] == [
        (["hurting", "themselves"], ("self", "harm"))
    ]


def test_of_two_terms_that_share_a_word_the_one_that_tells_more_is_meant() -> None:
    alone = Group("test", ("seen alone", "seen on their own"), (), (), "")
    visits = Group("test", ("statutory visits",), ("children seen",), (), "")
    found = build_lexicon([], [visits, alone]).meanings(words("children seen alone"))
    assert (1, 3) in [(one.start, one.end) for one in found]


def test_of_two_terms_that_share_a_word_a_name_that_reports_use_is_meant() -> None:
    cost = Group("test", ("use of agency",), ("cost of agency",), (), "")
    staff = Group("test", ("agency staff", "agency workers"), (), (), "")
    vague = Group("test", ("funding",), ("cost of agency staff what",), (), "", everyday=True)
    found = build_lexicon([], [cost, vague, staff]).meanings(words("cost of agency staff"))
    assert [(one.start, one.end) for one in found] == [(2, 4)]


def test_two_things_are_no_term_that_one_is_of_the_other() -> None:
    carers = Group("test", ("disabled children",), ("parent carers",), (), "")
    drugs = Group("test", ("substance misuse",), ("drug and alcohol abuse",), (), "")
    lexicon = build_lexicon([], [carers, drugs])
    assert not lexicon.meanings(words("parents and carers"))
    assert lexicon.meanings(words("carers of parents"))
    for typed in ("drug and alcohol abuse", "drug alcohol abuse"):
        assert lexicon.meanings(words(typed))


@pytest.mark.parametrize(
    ("typed", "telling", "apart"),
    [
        ("age assessment", "", False),
        ("age assessment", "assessment", True),
        ("CAMHS waiting times", "camhs", True),
        ("kinship care", "", False),
    ],
)
def test_a_word_takes_a_term_apart_that_tells_by_itself(
    typed: str, telling: str, apart: bool
) -> None:
    groups = [
        Group("test", ("age assessments",), (), (), ""),
        Group("test", ("assessment", "single assessment"), (), (), ""),
        Group("test", ("CAMHS", "mental health"), (), (), ""),
        Group("test", ("waiting times for CAMHS",), ("CAMHS waiting times",), (), ""),
        Group("test", ("kinship care", "kinship", "relatives"), (), (), ""),
    ]
    read = build_lexicon([], groups).read(
        words(typed), [], lambda *_: False, lambda word: word == telling
    )
    assert bool(read.apart) == apart
    assert bool(read.absent) != apart


def test_no_term_is_cut_out_of_two_of_which_one_is_of_the_other() -> None:
    mental = Group("test", ("mental health", "emotional health"), (), (), "")
    children = Group("test", ("looked after children", "children in care"), (), (), "")
    needs = Group("test", ("health of looked after children", "health needs"), (), (), "")
    lexicon = build_lexicon([], [mental, children, needs])

    def read(typed: str) -> list[str]:
        said = words(typed)
        return [" ".join(said[one.start : one.end]) for one in lexicon.meanings(said)]

    assert read("mental health of looked after children") == [
        "mental health",
        "looked after children",
    ]
    assert read("the health of looked after children") == ["health of looked after children"]


def test_what_is_said_alike_takes_no_listed_term_apart() -> None:
    dads = Group("test", ("work with perpetrators",), ("help for violent dads",), (), "")
    abuse = Group("test", ("domestic abuse", "domestic violence"), (), (), "")
    lexicon = build_lexicon([], [dads, abuse])
    assert lexicon.meanings(words("violent help for mums"))
    found = lexicon.meanings(words("domestic violence help for mums"))
    assert [(one.start, one.end) for one in found] == [(0, 2)]


def test_an_acronym_leads_to_all_its_names_and_only_one_name_leads_back(lexicon: Lexicon) -> None:
    assert set(weights(lexicon, "FRT")) == {"first response team", "family resource team"}
    assert lexicon.meanings(words("first response team")) == []


def test_a_lexicon_comes_back_as_it_was_written(lexicon: Lexicon, tmp_path: Path) -> None:
    write(tmp_path, lexicon)
    again = open_lexicon(tmp_path)
    for typed in ("ran away", "LAC", "FRT"):
        assert again.meanings(words(typed)) == lexicon.meanings(words(typed))


GROUPS = read_thesaurus()


def test_the_thesaurus_names_where_each_group_is_from() -> None:
    assert len(GROUPS) > 300
    assert {group.source for group in GROUPS} <= set(read_sources())


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.written[0])
def test_a_group_has_names_and_says_nothing_twice(group: Group) -> None:
    assert group.written
    listed = [" ".join(words(term)) for term in group.terms]
    assert all(listed)
    assert [term for term, times in Counter(listed).items() if times > 1] == []
    assert all(term == term.strip() for term in group.terms)


@pytest.fixture(scope="module")
def thesaurus() -> Lexicon:
    return build_lexicon((), GROUPS)


def full_names(lexicon: Lexicon, typed: str) -> set[str]:
    """What is as good as `typed` or a part of it, not only near."""
    found = (other for one in lexicon.meanings(words(typed)) for other in one.alternatives)
    return {" ".join(other.words) for other in found if other.weight > NEAR}


@pytest.mark.parametrize(
    ("typed", "opposite"),
    [
        ("caseloads too high", "manageable caseloads"),
        ("small caseloads", "high caseloads"),
        ("too early to tell", "well embedded"),
        ("part of everyday work", "not yet embedded"),
        ("used to good effect", "deteriorated"),
        ("quarter three", "majority"),
        ("cover up", "open and honest"),
        ("silos", "joined up"),
        ("overstretched", "sufficient capacity"),
        ("truancy", "attend school"),
        ("rolled out", "not implemented"),
        ("complacent", "know themselves"),
        ("dodgy data", "reliable data"),
        ("foster carers leaving", "retention of foster carers"),
        ("deregistered foster carers", "recruitment of foster carers"),
        ("split up", "placed together"),
        ("moved around", "placement stability"),
        ("not prepared", "well prepared"),
        ("not trust", "trusting relationships"),
        ("terrified", "feel safe"),
        ("unemployed", "employment"),
        ("rude social workers", "treated with respect"),
        ("illegal", "statutory requirements are met"),
        ("NEET", "eet"),
        ("failing schools", "good or better schools"),
        ("staff leaving", "staff retention"),
        ("unlawful", "statutory responsibilities"),
        ("blame culture", "open culture"),
        ("overweight", "healthy lifestyles"),
    ],
)
def test_opposites_are_never_names_of_one_matter(
    thesaurus: Lexicon, typed: str, opposite: str
) -> None:
    assert opposite not in full_names(thesaurus, typed)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("school phobia", "attendance"),
        ("decent flat", "housing"),
        ("depressed teenagers", "mental health"),
        ("road map", "strategy"),
        ("hold each other to account", "challenge"),
        ("run-down", "deprivation"),
        ("protect kids", "protected"),
        ("knows their stuff", "confident"),
        ("unreliable", "performance information"),
        ("overspend", "budget"),
    ],
)
def test_a_word_that_has_other_senses_in_the_reports_is_no_full_name(
    thesaurus: Lexicon, typed: str, bare: str
) -> None:
    assert bare not in full_names(thesaurus, typed)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("no home visits", "homeless"),
        ("no care plan", "loneliness"),
        ("no work with parents", "not in education employment or training"),
        ("team meetings", "pandemic"),
        ("services for families", "armed forces"),
        ("poor outcomes", "attainment"),
        ("send support to families", "special educational needs"),
        ("in order to improve", "improvement notice"),
        ("assessment of need", "joint strategic needs assessment"),
        ("outstanding", "good"),
        ("children referred", "pupil referral unit"),
        ("children missing", "children missing education"),
        ("action was taken", "swift action"),
        ("lead professional", "advanced practitioners"),
        ("statements", "special educational needs"),
        ("help offer", "local offer"),
        ("most placements", "majority"),
        ("themed audits", "case audits"),
        ("block contracts", "commissioning"),
        ("evaluation", "monitoring"),
        ("working together", "cohesive"),
        ("parent carer forum", "disabled children"),
        ("initial health assessments", "health reviews"),
        ("SDQ scores", "overall effectiveness"),
        ("b and b", "emergency accommodation"),
        ("managed service", "senior leaders"),
        ("director of children's services", "chief executive"),
        ("children in custody", "special guardianship"),
        ("custody battle", "special guardianship orders"),
        ("young people in custody", "child arrangements orders"),
        ("waiting list", "wait too long"),
        ("travelling alone", "unaccompanied asylum seeking children"),
        ("secure unit", "secure placement"),
        ("deprivation of liberty", "secure accommodation"),
        ("left in danger", "too long"),
        ("not turning up", "delays in visits"),
        ("arrested", "disruption activity"),
    ],
)
def test_what_is_only_said_with_the_same_words_is_another_matter(
    thesaurus: Lexicon, typed: str, other: str
) -> None:
    assert other not in full_names(thesaurus, typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lgbt", "lgbtq"),
        ("lgbt", "same sex"),
        ("lead member", "portfolio lead"),
        ("improvement notice", "notice to improve"),
        ("adult social care", "adult services"),
        ("not followed up", "not followed through"),
        ("key performance indicators", "key indicators"),
        ("hard to place", "difficult to adopt"),
        ("too optimistic", "overoptimistic"),
        ("out of hours", "outside normal office hours"),
        ("it system", "computer system"),
        ("unborn babies", "prior to their birth"),
        ("kinship care", "family members as potential carers"),
        ("handover", "cases transferred"),
        ("safer recruitment", "safe recruitment"),
        ("health passports", "health records"),
    ],
)
def test_two_names_of_one_matter_lead_to_each_other(
    thesaurus: Lexicon, one: str, other: str
) -> None:
    assert other in full_names(thesaurus, one)
    assert one in full_names(thesaurus, other)


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("chronic neglect", "neglect"),
        ("plans lasting over two years", "child protection plans"),
        ("mum on drugs", "substance misuse"),
        ("pocket money", "allowances"),
        ("teachers", "schools"),
        ("designated teacher", "schools"),
        ("young people", "children"),
        ("county lines", "exploitation"),
        ("single parents", "parents"),
        ("absent fathers", "fathers"),
        ("inadequate children's homes", "children's homes"),
        ("staff in children's homes", "children's homes"),
        ("sex offenders", "mappa"),
    ],
)
def test_a_part_or_a_person_of_a_matter_is_not_the_matter(
    thesaurus: Lexicon, typed: str, bare: str
) -> None:
    assert bare not in full_names(thesaurus, typed)


def test_no_council_is_another_word_for_anything() -> None:
    councils = council_names() - {"reading"}
    assert not [term for group in GROUPS for term in group.terms if term.lower() in councils]


@pytest.fixture(scope="module")
def everything() -> Lexicon:
    return build_lexicon((), GROUPS)


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("late", "prompt"),
        ("missed deadlines", "within timescales"),
        ("not allocated", "allocated promptly"),
        ("superficial", "analysis"),
        ("cannot trust", "trust"),
        ("pointless", "purpose"),
        ("out of date", "up to date"),
        ("inaccurate information", "quality of recording"),
        ("missed visits", "seen regularly"),
        ("parental substance misuse", "drug misuse"),
    ],
)
def test_no_fault_leads_to_its_opposite_or_to_what_it_is_a_fault_of(
    everything: Lexicon, typed: str, other: str
) -> None:
    assert weights(everything, typed).get(other, 0) <= NEAR


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("late", "overdue"),
        ("waiting list", "waiting times"),
        ("face value", "professional curiosity"),
        ("lying parents", "disguised compliance"),
        ("violent teenager", "child to parent violence"),
        ("facebook", "social media"),
        ("rose tinted", "overoptimistic"),
        ("over optimistic", "too optimistic"),
        ("midwives", "midwifery"),
        ("midwifery", "midwives"),
        ("handover", "transfer of cases"),
        ("transfer of cases", "handover"),
        ("contextual safeguarding", "harm outside the home"),
        ("harm outside the home", "contextual safeguarding"),
    ],
)
def test_what_people_type_leads_to_what_is_written(
    everything: Lexicon, typed: str, written: str
) -> None:
    words_of_it = " ".join(words(written))
    assert weights(everything, typed).get(words_of_it, 0) > NEAR


def test_a_word_that_often_means_something_else_leads_weakly() -> None:
    group = Group("test", ("inconsistent",), ("patchy",), (), "plain", loose=("mixed",))
    lexicon = build_lexicon((), [group])
    (patchy,), (mixed,) = lexicon.meanings(["patchy"]), lexicon.meanings(["mixed"])
    assert mixed.alternatives[0].words == patchy.alternatives[0].words
    assert mixed.alternatives[0].weight == NEAR < patchy.alternatives[0].weight


def test_letters_that_are_an_everyday_word_of_the_thesaurus_stay_that() -> None:
    acronyms = mine([("a", "Safer Activities For Everyone (SAFE) keeps children safe")])
    group = Group("test", ("safe", "protected"), (), (), "plain")
    (meaning,) = build_lexicon(acronyms, [group]).meanings(["safe"])
    assert [other.words for other in meaning.alternatives] == [("protected",)]


@pytest.mark.parametrize("typed", ["multi-agency", "multi agency", "multiagency"])
def test_a_compound_is_one_term_however_it_is_written(typed: str) -> None:
    group = Group("test", ("partners", "multi-agency"), (), (), "plain")
    (meaning,) = build_lexicon((), [group]).meanings(words(typed))
    assert ("partners",) in [other.words for other in meaning.alternatives]


def test_a_longer_way_to_say_the_same_words_is_another_name() -> None:
    group = Group("test", ("disabled children", "children with a disability"), (), (), "plain")
    lexicon = build_lexicon((), [group])
    assert weights(lexicon, "disabled children") == {"children with a disability": WRITTEN}


def test_exams_that_are_named_are_no_other_exams() -> None:
    assert "GCSE" in {
        other.upper() for other in weights(build_lexicon((), read_thesaurus()), "GCSE results")
    }
    lexicon = build_lexicon((), [Group("test", ("attainment",), ("exam results",), (), "plain")])
    assert not lexicon.meanings(words("GCSE results"))


def test_no_name_of_a_group_is_left_out_for_want_of_room() -> None:
    assert max(len(group.written) for group in GROUPS) <= MOST_ALTERNATIVES
