"""Persons, posts, bodies and places in a sentence, and what speaks for each as the answer."""

import re
from collections.abc import Iterator, Sequence

from searchapp.answering.around import clause_around
from searchapp.answering.figures import asked_within
from searchapp.answering.question import Expected
from searchapp.answering.spans import SpanScene, WordSpan
from searchapp.answering.words import Word, stem_set, word_set
from searchapp.language.councils import council_names

MOST_WORDS = 12
"""Longest answer that names something (the public interface)."""

_BODY = re.compile(
    r"boards?|teams?|services?|councils?|panels?|agency|agencies|departments?|ofsted|police|society"
    r"|centres?|projects?|trusts?|partnerships?|authority|authorities|forums?|groups?|committees?"
    r"|schools?|barnardo['’]?s|university|universities|college|providers?|consortium|charity"
    r"|charities|company|companies|courts?|nhs|government|cafcass|programmes?|association|network"
    r"|units?|hubs?|camhs|parliament|commission|ministry|offices?|organisations?|lscb|mash|firm"
    r"|bodies|body|federation|foundation|clinic|register|database|scheme|model|directorate",
    re.IGNORECASE,
)
_POST = re.compile(
    r"managers?|workers?|officers?|directors?|chairs?|chairperson|inspectors?|advis[eo]rs?"
    r"|co-?ordinators?|coordinators?|reviewers?|heads?|members?|carers?|nurses?|judges?|champions?"
    r"|leads?|leaders?|practitioners?|iros?|lado|minister|secretary|executives?|supervisors?"
    r"|teachers?|visitors?|staff|professionals?|consultants?|commissioners?|mentors?|advocates?"
    r"|mayor|president|partners|adopters|parents|councillors?|hmi|dcs|doctors?|psychologists?"
    r"|therapists?|apprentices?|volunteers?|assistants?|engineers?|clerks?|barristers?",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"children|people|families|young|persons?|users?|peers?", re.IGNORECASE)
_PLACE = re.compile(
    r"stations?|centres?|offices?|homes?|houses?|hostels?|custody|prisons?|schools?|buildings?|hubs?|borough|areas?|teams?|towns?"
    r"|city|county|england|hospitals?|parks?|library|libraries|courts?|bases?|sites?|venues?"
    r"|settings?|accommodation|halls?|street|road|hotels?|campus|units?|clinics?|localit(?:y|ies)"
    r"|region|community|district|premises|suite|website|colleges?|university|boundar(?:y|ies)",
    re.IGNORECASE,
)
_PLACING = word_set(
    "in at within near outside inside from across throughout beyond into alongside with via"
)
_TELLS_WHERE = frozenset({"outside", "within", "near", "beyond", "across", "throughout", "inside"})
"""Prepositions without which the place would be another."""
_LOCATED = re.compile(
    r"(?:co-)?locat|based|hous|situat|sit|sits|held|live|lives|placed|attend|meet|hosted|stay"
    r"|accommodat|deliver|operat|born|moved|settl|visit",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"time|times|order|place|addition|particular|relation|response|need|needs|line|terms|part|risk"
    r"|least|present|care|year|years|month|months|week|weeks|stage|level|cases?|number|some|most"
    r"|many|all|future|past|partnership|practice|way|ways|result|process",
    re.IGNORECASE,
)
OF_A_SUBJECT = 0.9
"""How near everything that a sentence says is to its subject."""
WORDS_OF_AN_ASIDE = 10
"""Longest aside between commas that may part a name from its verb."""
WORDS_OF_A_PASSIVE = 5
"""Words before a name among which stands what its bearer does: "signed off by the X"."""
RARE_AS_A_NAME = 4.0
"""Inverse document frequency above which a word in capitals is hardly one of the field."""
_LETTERS = re.compile(r"[A-Z]{2,8}")
_NOT_PERSONAL = re.compile(
    r"the|and|of|for|in|children|young|people|local|safe|hands?|right|early|help|care|report"
    r"|inspection|social|child|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|england|act|senior|her|majesty|his|regional|ofsted",
    re.IGNORECASE,
)
_BETWEEN_ITEMS = word_set("and , the a an its their")
_PARTICLES = word_set("de la le van von der den ap al bin ibn ben du da di mac mc o'")
_LINKS = frozenset({"of", "for", "and", "in", "&", "-", "to", "the"})
_WITHIN_NAMES = frozenset({"of", "for", "and", "&", "-", "in"})
_BEFORE_NOUNS = word_set("the a an their its this that one ' ‘ “")
_OPENING = frozenset("'‘“\"")
_CLOSING = frozenset("'’”\"")
_RECEIVING = frozenset({"to", "with", "for", "of", "against", "about"})
"""Prepositions before whom something is done to, not who does it."""
_BOUGHT = re.compile(r"commission\w*|bought|purchas\w+|service|contract\w*|support", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_SORT = re.compile(
    r"programmes|activities|professions|courses|packs|tools|places|names|events|initiatives"
    r"|resources|models|countries|languages",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\bwho (?:are|were|all)\b|\bnames of\b|\bwhich of\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:what|which) ([\w-]+)(?: ([\w-]+))?", re.IGNORECASE)
_CALLED = re.compile(r"\bcalled\b|\bname of\b|\bnamed\b", re.IGNORECASE)
_COUNCIL = re.compile(r"\b(?:council|authority|authorities|borough|counsel)\b", re.IGNORECASE)
_HOLDER = re.compile(r"lead|chair|head")
"""Verbs that after an article are posts: "a project lead"."""
_VERBS = (
    "know understand see saw recognise provide receive make operate ensure function found"
    " demonstrate feel take took undertake say said benefit maintain continue acknowledge mean"
    " offer respond speak spoke consider tell told engage remain become listen identify"
    " describe carry show give include meet need require enable began begin seek help hold"
    " chair led oversee produce deliver quality-assure became attend solicit conduct run ran"
    " work report visit support supports use review monitor share keep advise commission"
)


def names_in(scene: SpanScene) -> list[WordSpan]:
    """The nouns of the sentence that could name what is asked for, without those asked about."""
    spans: dict[tuple[int, int], WordSpan] = {}
    for span in (*_nouns(scene), *_address(scene), *_enumerations(scene)):
        if span.last - span.first < MOST_WORDS and not _is_asked(scene, span):
            spans.setdefault((span.first, span.last), span)
    return list(spans.values())


def name_evidence(scene: SpanScene, span: WordSpan) -> dict[str, float]:
    """What speaks for a noun as the answer, beside its words; each kind asked for has its own."""
    expects = scene.question.expects
    words = scene.sentence.words[span.first : span.last + 1]
    inside = [word for word in words if word.is_content]
    evidence = _looks(scene, span) | {
        "asked": sum(w.stem in scene.asked for w in inside) / max(1, len(inside)),
        "asked otherwise": float(_is_asked_otherwise(scene, span)),
        "agent": 0.0 if expects == "place" else _agency(scene, span),
        "does": float(expects != "place" and _does(scene, span)),
        "recipient": float(expects != "place" and _preposition(scene, span) in _RECEIVING),
        "owner": float(expects != "place" and _is_owner(scene, span)),
        "head": float(any(w.stem in scene.question.head for w in words)),
        "starts": float(span.first == 0),
        "length": float(len(words)) / 4,
        "figure": float(scene.in_quantity.get(span.first) == "number"),
    }
    own = {f"{expects}:{name}": value for name, value in evidence.items() if value}
    return own | {
        "near": _near(scene, span),
        "of another": float(_is_of_another_body(scene, span)),
    }


def _is_of_another_body(scene: SpanScene, span: WordSpan) -> bool:
    """Whether who does the same elsewhere is named: of "who chairs the board?" a panel's chair."""
    words = [w for w in scene.sentence.words[span.first : span.last + 1] if w.is_content]
    same = any(word.stem in scene.asked and _POST.fullmatch(word.text) for word in words)
    of_it = word_set("independent new interim current experienced")
    return (
        scene.question.asking == "who"
        and same
        and any(
            word.stem not in scene.asked
            and not _POST.fullmatch(word.text)
            and word.text.lower() not in of_it
            for word in words
        )
    )


def _near(scene: SpanScene, span: WordSpan) -> float:
    """The share of the question that stands in the span's clause, or where that goes on."""
    near = asked_within(scene, clause_around(scene, span))
    if scene.question.expects != "place" and _does(scene, span) and _is_subject(scene, span):
        near = max(
            near, OF_A_SUBJECT * asked_within(scene, WordSpan(0, len(scene.sentence.words) - 1))
        )
    goes_on = _past_aside(scene.sentence.words, span.last + 1)
    if goes_on in (span.last + 1, len(scene.sentence.words)):
        return near
    return max(near, asked_within(scene, clause_around(scene, WordSpan(goes_on, goes_on))))


def fit(scene: SpanScene, span: WordSpan) -> float:
    """How far the span looks like what was asked for, from 0 to 1: for whether to trust it."""
    looks = _looks(scene, span)
    certain: dict[Expected, tuple[str, ...]] = {
        "person": ("person",),
        "role": ("post",),
        "organisation": ("body", "called"),
        "place": ("located", "council"),
    }
    if any(looks[name] for name in certain[scene.question.expects]):
        return 1.0
    return 0.6 if looks["named"] else 0.4 if looks["body"] or looks["post"] else 0.0


def name_stretch(scene: SpanScene, span: WordSpan) -> tuple[int, int]:
    """Where the name begins and ends as an answer, by offsets: with its article, or "outside"."""
    words = scene.sentence.words
    first = span.first
    if first and words[first - 1].text.lower() in ("the", "a", "an"):
        first -= 1
    if scene.question.expects == "place" and first:
        before = words[first - 1].text.lower()
        bare = first == span.first and words[first].kind == "word"
        first -= before in _TELLS_WHERE or (bare and before in ("at", "in"))
    start, end = words[first].start, words[span.last].end
    return start, end


def _nouns(scene: SpanScene) -> Iterator[WordSpan]:
    """Runs of words that end as a name or as a noun of the kind asked for."""
    for chunk in _chunks(scene):
        for last in range(chunk.first, chunk.last + 1):
            if not _ends_noun(scene, last):
                continue
            for first in _beginnings(scene, chunk.first, last):
                yield WordSpan(first, last)
                yield from _longer(scene, first, last)


def _enumerations(scene: SpanScene) -> Iterator[WordSpan]:
    """Nouns told in a row, "the X, the Y and the Z", where the question asks for several."""
    if not _asks_several(scene):
        return
    chunks = list(_chunks(scene))
    first = last = 0
    while first < len(chunks):
        last = first
        while last + 1 < len(chunks) and _goes_on(scene, chunks[last], chunks[last + 1]):
            last += 1
        row = WordSpan(chunks[first].first, chunks[last].last)
        if last > first and any(
            w.text == "and" for w in scene.sentence.words[row.first : row.last]
        ):
            yield row
        first = last + 1


def _asks_several(scene: SpanScene) -> bool:
    """Whether more than one name is asked for: "which agencies", not "which agency runs"."""
    text = scene.question.text
    nouns = (noun for found in _WHICH.finditer(text) for noun in found.groups() if noun)
    return bool(_SEVERAL.search(text)) or any(
        noun.endswith("s") and bool(_SORT.fullmatch(noun) or _is_type(noun)) for noun in nouns
    )


def _goes_on(scene: SpanScene, one: WordSpan, other: WordSpan) -> bool:
    """Whether only "and", a comma or an article stands between two nouns."""
    between = scene.sentence.words[one.last + 1 : other.first]
    return bool(between) and all(w.text.lower() in _BETWEEN_ITEMS for w in between)


def _address(scene: SpanScene) -> Iterator[WordSpan]:
    """A postal address, where a place is asked for."""
    found = _POSTCODE.search(scene.text, scene.sentence.start, scene.sentence.end)
    if found and scene.question.expects == "place":
        whole = scene.words_in(scene.sentence.start, found.end())
        if whole:
            yield whole


def _chunks(scene: SpanScene) -> Iterator[WordSpan]:
    """Runs of words between marks, verbs and words that only join."""
    words = scene.sentence.words
    first: int | None = None
    for place in range(len(words)):
        if _is_in_noun(words, place) and scene.in_quantity.get(place) not in ("date", "when"):
            first = place if first is None else first
        elif first is not None:
            yield WordSpan(first, place - 1)
            first = None
    if first is not None:
        yield WordSpan(first, len(words) - 1)


def _is_in_noun(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.kind == "mark":
        return word.text in "&-" and 0 < place < len(words) - 1
    if word.kind == "name" and place > 0:
        return word.is_content or word.text.isupper() or words[place - 1].kind == "name"
    if not word.is_content:
        return word.text.lower() in _PARTICLES and place > 0 and words[place - 1].kind == "name"
    return not _is_verb(words, place)


def _is_verb(words: Sequence[Word], place: int) -> bool:
    """Whether a word is rather a verb: a known one, or one in -ed or -ing before a small word."""
    word = words[place]
    lower = word.text.lower()
    following = words[place + 1] if place + 1 < len(words) else None
    before = words[place - 1] if place else None
    noun_before = before is not None and (
        (before.kind == "name" and before.is_content) or _is_type(before.text)
    )
    if _HOLDER.fullmatch(lower) and any(
        one.text.lower() in ("a", "an") for one in words[max(0, place - 3) : place]
    ):
        return False
    if word.stem in stem_set(_VERBS) and (
        noun_before or following is None or not following.is_content
    ):
        return True
    if lower.endswith("ly"):
        return True
    return lower.endswith(("ed", "ing")) and (following is None or not following.is_content)


def _is_type(text: str) -> bool:
    return any(kind.fullmatch(text) for kind in (_BODY, _POST, _PEOPLE, _PLACE))


def _ends_noun(scene: SpanScene, place: int) -> bool:
    """Whether a noun may end here; a sentence's first word is a name only where it is rare."""
    word = scene.sentence.words[place]
    if word.kind == "name" and (place > 0 or scene.rarity(word.stem) > RARE_AS_A_NAME):
        return True
    return _is_type(word.text) or word.stem in scene.question.head


def _beginnings(scene: SpanScene, chunk_first: int, last: int) -> list[int]:
    """Where a noun that ends at `last` may begin: its chunk, its run of capitals, its last word."""
    words = scene.sentence.words
    first = last
    while first > chunk_first and (
        words[first - 1].kind == "name" or words[first - 1].text in "-&"
    ):
        first -= 1
    return sorted({chunk_first, first, last})


def _longer(scene: SpanScene, first: int, last: int) -> Iterator[WordSpan]:
    """The noun with what belongs to its name: "Director of Children's Services"."""
    words = scene.sentence.words
    end = last
    while end + 2 < len(words) and words[end + 1].text.lower() in _WITHIN_NAMES:
        begin = end + 2
        article = words[begin].text.lower() in ("the", "a") and words[end + 1].text != "and"
        if article and begin + 1 < len(words):
            begin += 1
        named = words[begin].kind == "name"
        if not words[begin].is_content or (words[end + 1].text.lower() != "of" and not named):
            return
        end = begin
        while (
            end + 1 < len(words)
            and _is_in_noun(words, end + 1)
            and (words[end + 1].kind == "name" or not named)
        ):
            end += 1
        yield WordSpan(first, end)


def _is_asked(scene: SpanScene, span: WordSpan) -> bool:
    words = scene.sentence.words[span.first : span.last + 1]
    inside = [word for word in words if word.is_content]
    asked = not inside or all(word.stem in scene.asked for word in inside)
    return asked or _is_letters_of_asked(scene, span)


def _is_letters_of_asked(scene: SpanScene, span: WordSpan) -> bool:
    """Whether the span is the letters for what is asked, right after that: "conferences (CPCs)"."""
    words, first = scene.sentence.words, span.first
    alone = first == span.last and bool(_LETTERS.fullmatch(words[first].text.rstrip("s")))
    bracketed = first > 1 and words[first - 1].text == "("
    return alone and bracketed and words[first - 2].stem in scene.asked


def _is_asked_otherwise(scene: SpanScene, span: WordSpan) -> bool:
    """Whether all of the span stands for words of the question, in their own or other words."""
    words = scene.sentence.words
    inside = [i for i in range(span.first, span.last + 1) if words[i].is_content]
    return all(i in scene.found or words[i].stem in scene.asked for i in inside)


def _looks(scene: SpanScene, span: WordSpan) -> dict[str, float]:
    """What the span looks like: a person, a post, a body, a place."""
    words = scene.sentence.words[span.first : span.last + 1]
    content = [w for w in words if w.is_content]
    named = [w for w in content if w.kind == "name" and (w.start > scene.sentence.start)]
    before = scene.sentence.words[span.first - 1].text if span.first else ""
    return {
        "person": float(_is_person(scene, words)),
        "post": float(any(_POST.fullmatch(w.text) for w in (words[-1], words[0]))),
        "post within": float(any(_POST.fullmatch(w.text) for w in words)),
        "body": float(any(_BODY.fullmatch(w.text) for w in (words[-1], *named))),
        "people": float(bool(_PEOPLE.fullmatch(words[-1].text))),
        "place noun": float(bool(_PLACE.fullmatch(words[-1].text))),
        "located": float(_is_located(scene, span)),
        "placed": float(_preposition(scene, span) in _PLACING),
        "no place": float(bool(_NO_PLACE.fullmatch(words[-1].text))),
        "council": float(_is_council(scene, span)),
        "council asked": float(
            _is_council(scene, span) and bool(_COUNCIL.search(scene.question.text))
        ),
        "named": float(bool(named)),
        "all named": float(bool(content) and len(named) == len(content)),
        "called": float(bool(named) and bool(_CALLED.search(scene.question.text))),
        "letters": float(bool(_LETTERS.fullmatch(words[-1].text))),
        "quoted": float(before in _OPENING),
        "apposed": float(_is_apposed(scene, span)),
        "cut": float(_is_cut(scene, span)),
        "part": float(_is_part(scene, span)),
        "address": float(bool(_POSTCODE.search(scene.text, words[0].start, words[-1].end))),
        "several": float(any(w.text == "and" for w in words) and _asks_several(scene)),
        "joined": float(any(w.text.lower() in _LINKS for w in words)),
    }


def _is_person(scene: SpanScene, words: Sequence[Word]) -> bool:
    """Two to four capitalised words, all rare and none of them a word of the field."""
    own = [w for w in words if w.text.lower() not in _PARTICLES]
    return (
        2 <= len(own) <= 4
        and all(w.kind == "name" and not _NOT_PERSONAL.fullmatch(w.text) for w in own)
        and not any(_is_type(w.text) for w in own)
        and min(scene.rarity(w.stem) for w in own) > RARE_AS_A_NAME
    )


def _preposition(scene: SpanScene, span: WordSpan) -> str:
    """The word before the span and its article, in lower case."""
    words = scene.sentence.words
    first = span.first
    while first and words[first - 1].text.lower() in _BEFORE_NOUNS:
        first -= 1
    return words[first - 1].text.lower() if first else ""


def _is_located(scene: SpanScene, span: WordSpan) -> bool:
    """Whether a word that tells where something is stands right before: "is based at the ..."."""
    if _preposition(scene, span) not in _PLACING:
        return False
    words = scene.sentence.words[max(0, span.first - 5) : span.first]
    return any(_LOCATED.match(word.text) for word in words)


def _is_apposed(scene: SpanScene, span: WordSpan) -> bool:
    """Whether a quoted name follows what it is of: "a drugs service, 'Branching Out'"."""
    before = [w.text for w in scene.sentence.words[max(0, span.first - 3) : span.first]]
    return len(before) == 3 and before[2] in _OPENING and before[1] in ",(" and _is_type(before[0])


def _is_council(scene: SpanScene, span: WordSpan) -> bool:
    first, last = scene.sentence.words[span.first], scene.sentence.words[span.last]
    return scene.text[first.start : last.end].lower() in council_names()


def _is_cut(scene: SpanScene, span: WordSpan) -> bool:
    """Whether a name goes on outside the span ("Society" of "Children's Society")."""
    words = scene.sentence.words
    first, last = span.first, span.last
    if first > 1 and words[first].kind == "name":
        before = (
            words[first - 2] if words[first - 1].text in ("of", "for", "&") else words[first - 1]
        )
        if before.kind == "name" or _is_within_title(words, first) or _is_after_and(words, first):
            return True
    if last + 1 == len(words) or _owns(words[last]):
        return False
    if words[last].kind != "name":
        return _is_type(words[last].text) and _goes_on_as_noun(words, last)
    following = words[last + 1]
    if following.kind == "name":
        return not _LETTERS.fullmatch(following.text)
    joining = {"of", "for", "&"} | ({"and"} if _has_link(words[first:last]) else set())
    return following.text in joining and last + 2 < len(words) and words[last + 2].kind == "name"


def _is_after_and(words: Sequence[Word], first: int) -> bool:
    """Whether a name with "for" or "of" goes on: "Department for Communities and | Government"."""
    return (
        first > 3
        and words[first - 1].text == "and"
        and words[first - 2].kind == "name"
        and words[first - 3].text in ("for", "of")
        and words[first - 4].kind == "name"
    )


def _is_within_title(words: Sequence[Word], first: int) -> bool:
    """Whether a name began before "in the": "Picnic in the | Park"."""
    return (
        first > 3
        and words[first - 1].text == "the"
        and words[first - 2].text in ("in", "of", "on")
        and words[first - 3].kind == "name"
    )


def _goes_on_as_noun(words: Sequence[Word], last: int) -> bool:
    """Whether a post or a body goes on: "the head | of safeguarding", "the team | managers"."""
    following = words[last + 1]
    if following.text == "of":
        return last + 2 < len(words) and words[last + 2].is_content
    return (
        following.kind == "word"
        and bool(_POST.fullmatch(following.text))
        and not _is_verb(words, last + 1)
    )


def _owns(word: Word) -> bool:
    return word.text.endswith(("'s", "’s"))


def _is_owner(scene: SpanScene, span: WordSpan) -> bool:
    """Whether what is asked about is the span's own: "The Children's Society's project"."""
    words = scene.sentence.words
    owned = range(span.last + 1, min(len(words), span.last + 4))
    return _owns(words[span.last]) and any(place in scene.found for place in owned)


def _has_link(words: Sequence[Word]) -> bool:
    return any(word.text in ("of", "for", "&") for word in words)


def _is_part(scene: SpanScene, span: WordSpan) -> bool:
    """Whether the noun that the span is in begins earlier or ends later."""
    return any(
        chunk.first <= span.first <= chunk.last
        and (chunk.first < span.first or span.last < chunk.last)
        for chunk in _chunks(scene)
    )


def _agency(scene: SpanScene, span: WordSpan) -> float:
    """1 where the span is who does what is asked, in the passive: "is updated by X".

    Less where the words asked about stand further before, in the same clause.
    """
    preposition = _preposition(scene, span)
    begin = clause_around(scene, span).first
    if preposition != "by" and not (preposition == "from" and _is_bought(scene, begin, span)):
        return 0.0
    near = max(begin, span.first - WORDS_OF_A_PASSIVE)
    if any(place in scene.found for place in _participle(scene, near, span)):
        return 1.0
    if any(place in scene.found for place in range(near, span.first)):
        return 0.7
    return 0.5 * any(place in scene.found for place in range(begin, near))


def _is_subject(scene: SpanScene, span: WordSpan) -> bool:
    """Whether the sentence begins with the span."""
    before = scene.sentence.words[: span.first]
    return all(word.kind == "mark" or not word.is_content for word in before)


def _past_quote(words: Sequence[Word], place: int) -> int:
    """The place after the mark that closes a name in quotation marks."""
    return place + (place < len(words) and words[place].text in _CLOSING)


def _past_aside(words: Sequence[Word], place: int) -> int:
    """Where a sentence goes on after ", who" or an aside: "A person, paid by the board, visits"."""
    if place + 2 >= len(words) or words[place].text != ",":
        return place
    if words[place + 1].text.lower() in ("who", "which"):
        return place + 2
    aside = range(place + 2, min(len(words), place + WORDS_OF_AN_ASIDE))
    return next((i + 1 for i in aside if words[i].text == ","), place)


def _participle(scene: SpanScene, near: int, span: WordSpan) -> range:
    """The two words before "by" and the name: what its bearer does, "signed off by the X"."""
    words = scene.sentence.words
    by = next((i for i in range(span.first - 1, near - 1, -1) if words[i].text == "by"), near)
    return range(max(near, by - 2), by)


def _is_bought(scene: SpanScene, begin: int, span: WordSpan) -> bool:
    """Whether something is commissioned or bought in the words before: "a service from X"."""
    near = scene.sentence.words[max(begin, span.first - WORDS_OF_A_PASSIVE) : span.first]
    return any(_BOUGHT.fullmatch(word.text) for word in near)


def _does(scene: SpanScene, span: WordSpan) -> bool:
    """Whether a verb or another word asked about comes right after: "The Adviser checks ..."."""
    words = scene.sentence.words
    begin = _past_aside(words, _past_quote(words, span.last + 1))
    for place in range(begin, min(len(words), begin + 3)):
        if words[place].kind == "mark" or words[place].text == "and":
            return False
        if place in scene.found and words[place].kind == "word":
            return place + 1 == len(words) or words[place + 1].text != "by"
    return False
