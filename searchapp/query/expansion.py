"""What was typed, and other words for it: a tree becomes one that also looks for these.

Words typed side by side are looked up together, so that "ran away" is one matter. What was typed
keeps its whole score; the other names of the matter are added as one term, each below the weight
of what was typed. The words of a term stand for it where they stand together: "home education" is
not what takes place from home to school to education. What is only near the matter adds to the
score of a paragraph and brings none in. Quotation marks switch all of this off.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from searchapp.language.denial import NOT, denied_alike
from searchapp.language.function_words import (
    FUNCTION_WORDS,
    MEASURES,
    asks_meaning,
    is_judged,
    is_who_says,
    tells_how_it_is_said,
)
from searchapp.language.inflections import is_slight
from searchapp.language.interchangeable import is_general, kind, told_by
from searchapp.language.lexicon import EVERYDAY, NEAR, WHERE, Alternative, Lexicon, Meaning
from searchapp.language.longer import made_longer_by
from searchapp.language.tokens import PREFIXES
from searchapp.language.variants import is_figure
from searchapp.query.compounds import compounds, written_otherwise
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    AtLeast,
    Leaf,
    Near,
    Node,
    Phrase,
    Query,
    Rewarded,
    Term,
    Words,
)

LONGER = 0.75
"""What each further word that carries a term adds to the weight of its names: a phrase says more
than a word, as the words typed do together. Between 0.5 and 1 the scores of eight judged sets
differ by half a hundredth (benchmarks/ranking_trials.py)."""

_LEADING = frozenset(["out", "to"])
"""What says where something is, or what for, by what follows: "out of area" is not "stand out as
areas", and adopters "waiting to be matched" do not "wait to be adopted"."""

BETWEEN = 3
"""Words that may stand besides in a name that denies: "not always promptly recorded"."""

CLOSE = 5
"""Within so many words two words of a term mean it, each further word within as many more. Seven
judged sets gain a thousandth over words anywhere in a paragraph; within 20 they are alike, and a
search takes longer: pairs so near are worked out with the index (searchapp.engines.positions)."""

SENTENCE = 32
"""Within so many words of a sentence the words of a term mean it that tell by themselves: "reports
shared with parents" are found by "sharing child protection reports with parents". Kept paraphrases
gain two thousandths, ten judged sets are alike. As wide as an engine looks."""

_BESIDE = WHERE | MEASURES | PREFIXES | {NOT}
"""What tells of nothing but what stands beside it."""

LEAST = 0.001
"""The weight of a term's words for being together, which the names of the matter score."""

WITHIN = 0.6
"""What the words of a term that says where ("delays in adoption") count near each other, beside 1
where they stand as a name does: nothing else looks for them. From 0.3 to 0.6 ten judged sets are
alike, at 0.9 they lose a little, and at nothing the delays that are told stand last."""

APART = 0.3
"""What those of a term of two count so, which are looked for one by one besides: "quality of social
work assessments" is assessment quality. From 0.15 to 0.6 all judged sets are alike; of relevant
hits a few more are close."""

SLIGHT = 0.3
"""What is left of the weight of a verb that says little by itself, in a term with other names."""

MOST_EXPANDED = 12
"""Terms of one query that are expanded: the first ones. Keeps a long query quick."""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A query that looks for more, and what was added: the words typed to their other names.

    `near` has what is only near the matter, which adds to a score and is no name of it; `apart` the
    matters that nothing has, which were taken apart.
    """

    query: Query
    expansions: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    apart: tuple[str, ...] = ()


def expand(
    query: Query,
    lexicon: Lexicon,
    occurs: Callable[[Leaf], bool] | None = None,
    tells: Callable[[Leaf], bool] = lambda _: True,
    rare: Callable[[Leaf], bool] = lambda _: False,
) -> Expanded:
    """`query` with the other names that `lexicon` has for its terms; what it excludes stays.

    A term of several words of which nothing `occurs` is left to the shorter terms in it: where no
    report has age assessments, "age of asylum seekers" is about asylum seekers. Where there are
    none it is looked for as a whole, and never found: "young carers" are no young people. What is
    near a matter is looked for where it `tells`: what is said of many matters does not. A word that
    is reached from everyday words has to tell as well, unless there is no other: of youth clubs
    "groups" says nothing. What is `rare` tells of a term with any other word of it.
    """
    written = occurs or (lambda _: False)
    expansion = _Expansion(
        query.text, lexicon, {}, {}, [], occurs or (lambda _: True), tells, rare, written
    )
    tree = expansion.of(query.tree)
    listed = {typed: others for typed, others in expansion.found.items() if others}
    return Expanded(replace(query, tree=tree), listed, expansion.near, tuple(expansion.apart))


def names(lexicon: Lexicon) -> Iterator[Leaf]:
    """What a query can look for as another name of a matter, each at its whole weight."""
    for group in lexicon.names:
        for term in (*group.written, *group.near):
            yield leaf_of(term)


def leaf_of(term: str) -> Leaf:
    """What is looked for where a name of a matter, normalised words between spaces, is."""
    return _name(Alternative(tuple(term.split()), 1.0))


@dataclass(slots=True)
class _Expansion:
    text: str
    lexicon: Lexicon
    found: dict[str, tuple[str, ...]]
    near: dict[str, tuple[str, ...]]
    apart: list[str]
    occurs: Callable[[Leaf], bool]
    tells: Callable[[Leaf], bool]
    rare: Callable[[Leaf], bool]
    written: Callable[[Leaf], bool]

    def of(self, node: Node) -> Node:
        match node:
            case Words(children):
                return _words(list(self._side_by_side(children)))
            case All(children):
                return All(tuple(map(self.of, children)))
            case Any(children):
                return Any(tuple(map(self.of, children)))
            case AtLeast(count, children):
                return AtLeast(count, tuple(map(self.of, children)))
            case Rewarded(required, rewards):
                return Rewarded(self.of(required), rewards)
            case Term() | Alternatives() if _plain_words(node):
                return _words(list(self._side_by_side((node,))))
            case _:
                return node

    def _side_by_side(self, children: Sequence[Node]) -> Iterator[Node]:
        """The children, with those that are a term together made one."""
        run: list[Node] = []
        saying = who_says(children)
        for child in children:
            if _plain_words(child) and child not in saying:
                run.append(child)
                continue
            yield from self._run(run)
            run = []
            yield child if child in saying else self.of(child)
        yield from self._run(run)

    def _run(self, run: Sequence[Node]) -> Iterator[Node]:
        """The nodes, a term among them with its names; part of a compound is no term."""
        typed = [_plain_words(child) for child in run]
        owner = [place for place, words in enumerate(typed) for _ in words]
        flat = [word for words in typed for word in words]
        capitals = [self._in_capitals(run[place]) for place in owner]
        terms = self.lexicon.read(flat, capitals, self._occurs, lambda word: self.tells(Term(word)))
        self.apart.extend(" ".join(flat[one.start : one.end]) for one in terms.apart)
        listed = (*terms.found, *terms.absent)
        meanings = (*listed, *compounds(flat, listed, self.written))
        done = 0
        for meaning in sorted(meanings, key=lambda one: one.start):
            first, last = owner[meaning.start], owner[meaning.end - 1]
            whole = [place for place in owner if first <= place <= last]
            in_part = len(whole) > meaning.end - meaning.start
            if in_part or first < done or len(self.found) >= MOST_EXPANDED:
                continue
            yield from map(_alone, run[done:first])
            words = tuple(flat[meaning.start : meaning.end])
            if meaning in terms.absent:
                yield self._absent(words, meaning)
            else:
                yield self._expanded(run[first : last + 1], words, meaning)
            done = last + 1
        yield from map(_alone, run[done:])

    def _occurs(self, typed: Sequence[str], others: Sequence[Alternative]) -> bool:
        same = self._telling(others) if self.lexicon.is_matter(typed) else _same(others)
        same += written_otherwise(typed, self.written)
        return any(self.occurs(_name(one)) for one in (Alternative(tuple(typed), 1.0), *same))

    def _together(self, term: Alternative) -> Near | None:
        """The bearing words of a term that was typed, as near one another as they have to be: in
        one sentence where they say much, two of them tell, or one of them is rare."""
        close = together(term)
        if close is None or not (self._tell_by_themselves(term) or self._says_much(term)):
            return close
        return replace(close, window=SENTENCE)

    def _tell_by_themselves(self, term: Alternative) -> bool:
        """Whether its words tell of it wherever they stand in a sentence: two that few paragraphs
        have, or one that hardly any has and another, as "SMART" and "plans"."""
        own = [Term(word) for word in self._own(term)]
        return sum(map(self.tells, own)) > 1 or (len(own) > 1 and any(map(self.rare, own)))

    def _says_much(self, term: Alternative) -> bool:
        """Whether a term says three things or more, of which two are said of few matters."""
        return len(told_by(term.words)) > 2 and len(self._own(term)) > 1

    def _own(self, term: Alternative) -> list[str]:
        """The words of a term that tell it wherever they stand in a sentence; of two that count as
        one neither does.

        None where a name is among them ("help for young carers"), or what denies, counts or says
        where something is: that tells of no more than what stands beside it.
        """
        said = denied_alike(term.words)
        beside = not _BESIDE.isdisjoint(said) or any(map(is_figure, said))
        if beside or any(map(self.lexicon.is_matter, _within(term.words))):
            return []
        told = told_by(term.words).items()
        return [one for one, general in told if not (general or is_slight(one) or "_" in one)]

    def _telling(self, others: Sequence[Alternative]) -> list[Alternative]:
        """The other names of a matter, but for words of everyday that say nothing of it."""
        return [
            other
            for other in _same(others)
            if other.weight > EVERYDAY or len(other.bearing) > 1 or self.tells(_name(other))
        ]

    def _expanded(self, nodes: Sequence[Node], typed: tuple[str, ...], meaning: Meaning) -> Node:
        itself = Alternative(typed, 1.0)
        weight = 1.0 + LONGER * (len({kind(word) for word in itself.bearing}) - 1)
        same = self._telling(meaning.alternatives)
        if not any(self.occurs(_name(other)) for other in same):
            same = _same(meaning.alternatives)
        if len(nodes) == len(typed):
            ways = {other.words: other for other in written_otherwise(typed, self.written)}
            same = [*ways.values(), *(other for other in same if other.words not in ways)]
        self.found[" ".join(typed)] = tuple(" ".join(other.words) for other in same)
        words = tuple(_lightened(node) if same else node for node in nodes)
        words = tuple(map(_alone, words)) if len(words) == 1 else words
        beside = self._together(itself)
        found = beside or _words(words)
        if same:
            found = Any(
                (found, Alternatives((*_itself(itself, beside), *map(_name, same)), weight))
            )
        telling = words if beside and WHERE.isdisjoint(typed) else ()
        rewards = (*telling, *self._near(typed, meaning, weight))
        return Rewarded(found, rewards) if rewards else found

    def _absent(self, typed: tuple[str, ...], meaning: Meaning) -> Node:
        """A matter that nothing has by a name, but for its words where they say much, and what is
        near it."""
        near = self._near(typed, meaning, 1.0)
        term = Alternative(typed, 1.0)
        beside = self._together(term) if self._says_much(term) else None
        itself = replace(beside or Near(term.bearing, len(typed), typed=typed), weight=1.0)
        return Rewarded(itself, near) if near else itself

    def _near(
        self, typed: tuple[str, ...], meaning: Meaning, weight: float
    ) -> tuple[Alternatives, ...]:
        """What is near a matter, as one term; none where nothing is."""
        near = [
            other
            for other in meaning.alternatives
            if other.weight <= NEAR and self.tells(_name(other))
        ]
        if not near:
            return ()
        self.near[" ".join(typed)] = tuple(" ".join(other.words) for other in near)
        return (Alternatives(tuple(map(_name, near)), weight),)

    def _in_capitals(self, node: Node) -> bool:
        at = node.at if isinstance(node, Term) else None
        return at is not None and self.text[at[0] : at[1]].isupper()


def _same(others: Sequence[Alternative]) -> list[Alternative]:
    """The other names of a matter, without what is only near it."""
    return [other for other in others if other.weight > NEAR]


def who_says(children: Sequence[Node]) -> frozenset[Term]:
    """Who says it and that it is said, which is part of no term: "inspectors say", "rated" of
    "rated as inadequate", "stand" of "what does FRT stand for"."""
    said = [one for one in children if isinstance(one, Term)]
    terms = [one for one in said if one.word not in FUNCTION_WORDS]
    pairs = list(pairwise(terms))
    saying = {node for one, two in pairs if is_who_says(one.word, two.word) for node in (one, two)}
    if len(said) == len(children) and saying.issuperset(terms):
        saying = {one for one in saying if not tells_how_it_is_said(one.word)}
    saying |= {one for one, two in pairs if is_judged(one.word, two.word)}
    asked = asks_meaning([one.word for one in said])
    return frozenset(saying | {terms[-1]} if asked and terms else saying)


def _itself(term: Alternative, beside: Near | None) -> tuple[Leaf, ...]:
    """What was typed, as a name of the matter, and as its words near each other where two of them
    tell: if they are not looked for one by one, or are just two ("quality of social work
    assessments")."""
    telling = [word for word in term.bearing if not is_general(word)]
    says_where = not WHERE.isdisjoint(term.words)
    if beside is None or len(telling) < 2 or not (says_where or len(term.bearing) == 2):
        return (_name(term),)
    near = len(term.words) + BETWEEN
    weight = WITHIN if says_where else APART
    return _name(term), replace(beside, window=near, weight=weight, typed=())


def together(term: Alternative) -> Near | None:
    """The bearing words of a term that was typed, near one another; None where there is but one."""
    bearing = _standing(term)
    if len(bearing) == 1:
        return None
    anywhere = max(CLOSE * (len(bearing) - 1), len(term.words))
    window = anywhere if WHERE.isdisjoint(term.words) else len(term.words) + BETWEEN
    return Near(bearing, window, LEAST, made_longer_by(bearing[0], goes_on=True), term.words)


def _within(typed: Sequence[str]) -> Iterator[Sequence[str]]:
    """All that stands side by side in some words, but for all of them."""
    for start, end in combinations(range(len(typed) + 1), 2):
        if end - start < len(typed):
            yield typed[start:end]


def _alone(node: Node) -> Node:
    """A word that was typed, but for where it is part of a compound: "group" of "sub-group"."""
    if not isinstance(node, Term) or node.literal:
        return node
    after = tuple(word for word in made_longer_by(node.word) if word in PREFIXES)
    return Near((node.word,), 1, node.weight, after, (node.word,)) if after else node


def _lightened(node: Node) -> Node:
    """A verb that says little by itself, with less weight: "come" of "come out of care"."""
    if isinstance(node, Term) and is_slight(node.word):
        return replace(node, weight=SLIGHT * node.weight)
    return node


def _plain_words(node: Node) -> tuple[str, ...]:
    """The words of a node that may be part of a term: a plain word or a compound."""
    match node:
        case Term(word, literal=False):
            return (word,)
        case Alternatives((Term(literal=False), Phrase(words))):
            return words
        case _:
            return ()


def _standing(term: Alternative) -> tuple[str, ...]:
    """The words of a term that have to stand near each other: "children in care" are in it, and no
    children's social care. What answers "how long do children wait" does not say how."""
    bearing = dict.fromkeys(term.bearing)
    if len(bearing) == 1:
        return tuple(bearing)
    standing = tuple(dict.fromkeys(word for word in term.words if word in bearing or word in WHERE))
    if standing[0] != "how" or standing[1] not in MEASURES:
        return standing
    answering = tuple(word for word in standing[2:] if not is_slight(word))
    return answering if len(answering) > 1 else standing


def _name(other: Alternative) -> Leaf:
    bearing = _standing(other)
    window = len(other.words) + (BETWEEN if NOT in bearing else 0)
    after = made_longer_by(bearing[0], len(bearing) > 1)
    if len(other.words) == 1 and not after:
        return Term(other.words[0], other.weight)
    leads = not _LEADING.isdisjoint(other.words) and NOT not in bearing
    if len(bearing) == 1 < len(other.words) or leads:
        return Phrase(other.words, weight=other.weight)
    return Near(bearing, window, other.weight, after)


def _words(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Words(tuple(nodes))
