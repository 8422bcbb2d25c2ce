"""Whether a name is tied to the verb of "who runs ..." or "who chairs ...".

A name that only stands in the same sentence answers nothing: whom one trains, whom one meets, the
next in a list of persons.
"""

import re
from collections.abc import Iterator, Sequence

from searchapp.answering.about_inspection import is_about_inspection
from searchapp.answering.question import Question
from searchapp.answering.spans import SpanScene, WordSpan
from searchapp.answering.words import Word, word_set

UNTIED = "untied"
"""What speaks against a name that is not tied to the verb."""
_DEED = re.compile(
    r"\bwho (?:(?:is|are|was|were|has|have|had|been|now|currently|actually|\w+ly) )*"
    r"(runs?|ran|running|manag(?:es?|ed|ing)|chair(?:s|ed|ing)?|leads?|led|leading"
    r"|deliver(?:s|ed|ing)?|provid(?:es?|ed|ing)|head(?:s|ed|ing)?|operat(?:es?|ed|ing)"
    r"|suppl(?:y|ies|ied|ying)|overs(?:ees?|aw|een|eeing)|owns?|owned|writes?|wrote|written"
    r"|fund(?:s|ed|ing)?|commission(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"runs?|ran|running|manag(?:es?|ed|ing)|deliver(?:s|ed|ing)?|provid(?:es?|ed|ing)"
    r"|operat(?:es?|ed|ing)|conduct(?:s|ed)|undertak(?:es?|en)|undertook",
    re.IGNORECASE,
)
"""Verbs that say of a service alike whose it is."""
_MANY = re.compile(r"(?:children|women|men|people|parents|carers|famil\w+|boys|girls)['’]?s?['’]?")
"""Owners that are a part of names: "Women's Centre"."""
_BE = word_set("is are was were be been being")
_BETWEEN = word_set(
    "has have had is are was were be been being to will would can could may also now currently then"
    " that who which both jointly all again recently"
)
"""Words that may part who does something from the verb."""
_BODY = re.compile(
    r"boards?|panels?|(?:sub-?)?groups?|(?:sub-?)?committees?|forums?|meetings?|teams?|services?"
    r"|partnerships?|hubs?|centres?|projects?",
    re.IGNORECASE,
)
_AGENTS = frozenset({"by", "through", "via", "from"})
_BEFORE_NOUNS = word_set("the a an its their this that one ' ‘ “")
MOST_OF_AN_ASIDE = 12
"""Words of the longest aside between a name and its verb: ", who is also on the panel,"."""
BEFORE_BY = 3
"""Words before "by" among which the verb stands: "chaired jointly by"."""
AFTER_VERB = 9
BEFORE_VERB = 10
"""Words after and before the verb among which what it is done to stands."""


def deed_of(question: Question) -> int | None:
    """The term that says what is done, of a question for who runs, chairs or provides something."""
    found = _DEED.search(question.text)
    if found is None or question.asking != "who" or is_about_inspection(question):
        return None
    start = found.start(1)
    return next((i for i, term in enumerate(question.terms) if term.start == start), None)


def is_tied(scene: SpanScene, span: WordSpan, deed: int) -> bool:
    """Whether the sentence says of the span that it does what the term `deed` says, to the asked.

    "X chairs the board", "the board, chaired by X", "X, who also chairs the board", "X's project".
    """
    words = scene.sentence.words
    if _owns_the_asked(scene, span, deed):
        return True
    verbs = [place for place, term in scene.found.items() if term == deed]
    if _RUNS.fullmatch(scene.question.terms[deed].text):
        verbs += [place for place, word in enumerate(words) if _RUNS.fullmatch(word.text)]
    outside = [place for place in verbs if not span.first <= place <= span.last]
    return any(
        (_does(words, span, verb) and _is_done_to(scene, span, deed, _after(words, verb)))
        or (
            _is_done_by(words, span, verb)
            and _is_done_to(scene, span, deed, range(max(0, verb - BEFORE_VERB), verb))
        )
        for verb in outside
    )


def _owns_the_asked(scene: SpanScene, span: WordSpan, deed: int) -> bool:
    """Whether what is asked about is the span's own: "the Children's Society's project"."""
    words = scene.sentence.words
    owner = words[span.last]
    if not owner.text.endswith(("'s", "’s")) or _MANY.fullmatch(owner.text.lower()):
        return False
    owned = words[span.last + 1 : span.last + 5]
    stems = {word.stem for word in owned}
    asked = [term.stem for i, term in enumerate(scene.question.terms) if i != deed]
    return owner.kind == "name" and sum(one in stems for one in asked) * 2 >= max(1, len(asked))


def _does(words: Sequence[Word], span: WordSpan, verb: int) -> bool:
    """Whether the verb follows the name, past small words or an aside, and is no passive."""
    passive = verb + 1 < len(words) and words[verb + 1].text == "by"
    if verb <= span.last or passive or words[verb].kind != "word":
        return False
    return any(_may_part(words[start:verb], words[verb]) for start in _goes_on(words, span, verb))


def _goes_on(words: Sequence[Word], span: WordSpan, verb: int) -> Iterator[int]:
    """Where the sentence may go on to the verb: after the name, a quotation mark, an aside."""
    after = span.last + 1
    after += after < len(words) and words[after].text in ("'", "’", "”")
    yield after
    if after < len(words) and words[after].text == ",":
        if words[min(after + 1, len(words) - 1)].text.lower() in ("who", "which"):
            yield after + 2
        yield from (
            place + 1
            for place in range(after + 2, min(verb, after + MOST_OF_AN_ASIDE))
            if words[place].text == ","
        )


def _may_part(between: Sequence[Word], verb: Word) -> bool:
    """Whether words may part who does something from the verb: "now chairs", not "is offered"."""
    texts = [word.text.lower() for word in between]
    passive = not _BE.isdisjoint(texts) and not verb.text.endswith("ing")
    return not passive and all(text in _BETWEEN or text.endswith("ly") for text in texts)


def _is_done_by(words: Sequence[Word], span: WordSpan, verb: int) -> bool:
    """Whether the name stands after "by", and the verb before that: "is chaired by the X"."""
    first = span.first
    while first and words[first - 1].text.lower() in _BEFORE_NOUNS:
        first -= 1
    return first > 0 and words[first - 1].text.lower() in _AGENTS and 0 < first - verb <= BEFORE_BY


def _after(words: Sequence[Word], verb: int) -> range:
    """The places after the verb where the sentence says to what it is done.

    Up to a comma, or the "and" after a body: "chairs the panel and attends the board".
    """
    most = min(len(words), verb + AFTER_VERB)
    ends = (
        place
        for place in range(verb + 1, most)
        if words[place].text in (",", ";", ":")
        or (words[place].text == "and" and _BODY.fullmatch(words[place - 1].text))
    )
    return range(verb + 1, next(ends, most))


def _is_done_to(scene: SpanScene, span: WordSpan, deed: int, places: range) -> bool:
    """Whether most of what is asked about stands there, in whatever words."""
    question, words = scene.question, scene.sentence.words
    outside = [place for place in places if not span.first <= place <= span.last]
    there = {scene.found[place] for place in outside if place in scene.found}
    stems = {words[place].stem for place in outside if place < len(words)}
    there.update(i for one in question.others if stems.issuperset(one.stems) for i in one.terms)
    objects = set(range(len(question.terms))) - {deed}
    return not objects or 2 * len(there & objects) > len(objects)
