"""What of a query is demanded, and what is enough where little has all of that.

Words typed side by side are all demanded, but for those that say little. "a or b", written small as
in a sentence, demands one of the two. Bearing words that stand together in a paragraph as they do
in the query are rewarded.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from searchapp.language.function_words import FUNCTION_WORDS, MEASURES, is_judged
from searchapp.language.interchangeable import tells_nothing
from searchapp.query.expansion import who_says
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    Every,
    Near,
    Node,
    Not,
    Phrase,
    Prefix,
    Rewarded,
    Term,
    Words,
)
from searchapp.search.named import Named

LITTLE = 0.1
"""Weight of a word that says little: enough to decide between equals. Between 0 and 0.2 the scores
of the samples differ by a hundredth."""

TOGETHER, WINDOW = 0.2, 4
"""Weight of two bearing words that follow one another in the query and stand in the paragraph
within so many words. Raises nDCG@10 on Cranfield from 0.524 to 0.538, on CACM from 0.499 to 0.511;
a window of 8 gives a hundredth less (docs/relevance.md)."""

MOST_TOGETHER = 16
"""Pairs that are rewarded in one query: the first ones. Keeps a long query quick."""

AS_TYPED, MOST_AS_TYPED = 0.6, 3
"""Weight of a query of no more bearing words than this that stands in a paragraph as it was typed:
it is a name then, and a fostering panel with scrutiny is no scrutiny panel. From 0.3 to 0.6 seven
judged sets gain half a thousandth; at 1 they lose it (docs/relevance.md)."""

GIVING_REASONS = Alternatives(
    (
        Term("because"),
        Term("therefore"),
        Phrase(("as", "a", "result")),
        Phrase(("due", "to")),
        Phrase(("led", "to")),
        Phrase(("resulted", "in")),
        Phrase(("this", "means")),
        Phrase(("this", "meant")),
    ),
    weight=2.0,
)
"""What a paragraph that gives reasons has, and is rewarded for where "why" is asked: a bare verdict
does not say why. Questions typed as searches are alike from 0 to 3 (docs/relevance.md)."""

FALLING_SHORT = Alternatives(
    (
        Phrase(("too", "long")),
        Phrase(("too", "slow")),
        Phrase(("too", "many")),
        Phrase(("not", "yet")),
        Near(("not", "sufficiently"), 3),
        Near(("not", "consistently"), 3),
        Term("delay"),
        Term("drift"),
        Term("deteriorated"),
        Term("insufficient"),
        Term("inconsistent"),
        Term("lack"),
        Term("poor"),
        Term("weak"),
    ),
    weight=2.0,
)
"""What a paragraph has that tells of faults, and is rewarded for where it is asked why something
was judged to be less than good."""

_LESS_THAN_GOOD = frozenset(
    ["adequate", "failed", "failing", "inadequate", "requires", "requiring"]
)

_MEASURING = frozenset(
    ["average", "averages", "percent", "percentage", "percentages", "proportion", "rate", "rates"]
)
_COUNTING_WORDS = """
away difficulties difficulty far figure figures issue issues level levels number numbers problem
problems statistics stats total volume
"""
ATTENDING = _MEASURING.union(_COUNTING_WORDS.split())
"""Words that say how much there is of a matter, or that it is one."""

_FIGURE_WORDS = """
average averages figure figures number numbers percent percentage percentages proportion rate rates
statistics stats total volume
"""
_FIGURES = frozenset(_FIGURE_WORDS.split())
_IS = frozenset(["are", "is", "was", "were"])

MOST_DEMANDED = 3
"""Of more things than this no paragraph can be expected to have all: a sentence was typed."""


def strict(tree: Node) -> Node:
    """`tree` with everything demanded that says what is looked for; the rest only adds score."""
    if not isinstance(tree, Words):
        if not is_plain(tree):
            return tree
        tree = Words((tree,))
    demanded, optional = _parted(tree)
    return _rewarded(demanded[0] if len(demanded) == 1 else All(demanded), optional, tree)


def relaxed(tree: Node, spared: Collection[str] = (), rare: Collection[str] = ()) -> Node | None:
    """`tree` with any of its plain words enough; None where there is nothing to relax.

    What was quoted, excluded, or put in brackets stays demanded. The words in `spared` only add
    score, as long as there are others, and so do those of a term of several words that are not in
    `rare`: "independent" alone says nothing of an independent visitor.
    """
    if not isinstance(tree, Words):
        if not is_plain(tree):
            return None
        tree = Words((tree,))
    demanded, optional = _parted(tree)
    plain = tuple(child for child in demanded if is_plain(child))
    telling = tuple(child for child in plain if not _consists(child, spared)) or plain
    parts = tuple(part for child in telling for part in _parts(child))
    whole = {child for child in telling if isinstance(child, Term)}
    of_terms = {word for child in telling for word in _of_terms(child)} - whole
    enough = tuple(
        part
        for part in parts
        if part in whole
        or not isinstance(part, Term)
        or (part.word in rare if part in of_terms else not _is_slight(part))
    )
    fixed = tuple(child for child in demanded if not is_plain(child))
    if len(parts) < 2 and telling == plain:
        return None
    either = Any(enough or parts)
    spare = tuple(child for child in plain if child not in telling)
    spare += tuple(part for part in parts if part not in either.children)
    return _rewarded(All((either, *fixed)) if fixed else either, (*optional, *spare), tree)


def aside(tree: Node, named: Named) -> Node:
    """`tree` with what names reports saying little, where it has others: `Kent` is in many places
    of a report on Kent, whatever these are about. A year is not even demanded: it says which
    reports are meant; nor is "rated" of "rated inadequate"."""
    if not isinstance(tree, Words):
        return tree
    judged = _judged(tree.children)
    names = [child for child in tree.children if _consists(child, named.words)]
    if not any(_asks(child) for child in tree.children if child not in (*names, *judged)):
        return tree
    return Words(
        tuple(
            _spare(child) if child in judged else _aside(child, named) if child in names else child
            for child in tree.children
        )
    )


def _judged(children: Sequence[Node]) -> frozenset[Term]:
    """What only tells that what follows was said in judgement."""
    telling = [one for one in children if not (isinstance(one, Term) and _says_little(one))]
    return frozenset(
        one
        for one, two in pairwise(telling)
        if isinstance(one, Term) and is_judged(one.word, next(typed_for(two), ""))
    )


def _asks(node: Node) -> bool:
    """Whether something is looked for by a node: not what is excluded, nor what says little."""
    return _bears(node) or not (is_plain(node) or isinstance(node, Not))


def _aside(name: Node, named: Named) -> Node:
    if not isinstance(name, Term | Alternatives):
        return name
    return _spare(name) if _consists(name, named.years) else replace(name, weight=LITTLE)


def _spare(node: Term | Alternatives) -> Node:
    """What counts little, and is demanded of nothing."""
    return Rewarded(Every(), (replace(node, weight=LITTLE),))


def is_aside(node: Node) -> bool:
    """Whether a node names reports only."""
    if isinstance(node, Rewarded):
        return node.required == Every()
    return isinstance(node, Term | Alternatives) and node.weight <= LITTLE


def as_typed(tree: Words) -> Near | None:
    """All that was typed, side by side, where that is no more than a name may be.

    What only names reports is left out; what is no plain word is no part of a name.
    """
    typed = plainly_typed(tree)
    bearing = tuple(dict.fromkeys(word for word in typed if word not in FUNCTION_WORDS))
    if not 2 <= len(bearing) <= MOST_AS_TYPED:
        return None
    return Near(bearing, len(typed), AS_TYPED)


def word_for_word(tree: Words) -> Phrase | None:
    """What may be a name, word for word as it was typed; "quality of supervision" is none."""
    name = as_typed(tree)
    typed = f" {' '.join(plainly_typed(tree))} "
    return Phrase(name.words) if name and f" {' '.join(name.words)} " in typed else None


def plainly_typed(tree: Words) -> tuple[str, ...]:
    """What was typed but for what names reports; nothing where any of it is no plain word."""
    children = [one for one in tree.children if not (is_aside(one) or isinstance(one, Not))]
    typed = [tuple(typed_for(child)) for child in children]
    if not (all(map(is_plain, children)) and all(typed)):
        return ()
    return tuple(word for words in typed for word in words)


def asks_why(tree: Node) -> bool:
    """Whether reasons are asked for."""
    children = tree.children if isinstance(tree, Words) else ()
    return any(isinstance(one, Term) and one.word == "why" and not one.literal for one in children)


def asks_figures(tree: Node) -> bool:
    """Whether it is asked how many there are, or how much or long something is."""
    children = tree.children if isinstance(tree, Words) else ()
    said = [one.word if isinstance(one, Term) and not one.literal else "" for one in children]
    measured = any(one == "how" and two in MEASURES for one, two in pairwise(said))
    return measured or not _FIGURES.isdisjoint(said)


def is_sentence(tree: Node) -> bool:
    """Whether so much was typed that no paragraph can be expected to have all of it."""
    return isinstance(tree, Words) and len(_parted(tree)[0]) > MOST_DEMANDED


def things(tree: Node) -> Mapping[Node, tuple[str, ...]]:
    """The plain things that are demanded of a paragraph, each with the words typed for it."""
    demanded = _parted(tree)[0] if isinstance(tree, Words) else (tree,)
    return {child: tuple(typed_for(child)) for child in demanded if is_plain(child)}


def is_plain(node: Node) -> bool:
    """Whether `node` is plain words, expanded or not: what may be done without."""
    match node:
        case Term(literal=literal):
            return not literal
        case Prefix() | Alternatives((Term(literal=False), Phrase())):
            return True
        case Near(typed=typed):
            return bool(typed)
        case Any(children):
            return any(isinstance(child, Alternatives) or is_plain(child) for child in children)
        case Words(children):
            return all(map(is_plain, children))
        case Rewarded(required, _):
            return is_plain(required)
        case _:
            return False


def _rewarded(required: Node, optional: Sequence[Node], tree: Words) -> Node:
    named = as_typed(tree)
    reasons = [GIVING_REASONS] if asks_why(tree) else []
    if reasons and not _LESS_THAN_GOOD.isdisjoint(typed_for(tree)):
        reasons.append(FALLING_SHORT)
    rewards = (*optional, *_together(tree), *([named] if named else ()), *reasons)
    return Rewarded(required, rewards) if rewards else required


def _parts(node: Node) -> Iterator[Node]:
    """What is enough of a plain node: for a term of several words each of them, or another name.

    What is near is enough too, but no function word: "of" brings in everything.
    """
    match node:
        case Words(children):
            for child in _bearing(children):
                yield from _parts(child)
        case Any(children):
            for child in children:
                yield from _parts(child)
        case Rewarded(required, rewards):
            yield from _parts(required)
            yield from rewards
        case _:
            yield node


def _of_terms(node: Node) -> Iterator[Term]:
    """The words of terms that stand for these only together."""
    match node:
        case Rewarded(required, rewards):
            yield from (reward for reward in rewards if isinstance(reward, Term))
            yield from _of_terms(required)
        case Words(children) | Any(children):
            for child in children:
                yield from _of_terms(child)
        case _:
            return


def _bearing(children: Sequence[Node]) -> Sequence[Node]:
    bearing = [child for child in children if _bears(child)]
    return bearing or children


def _parted(tree: Words) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """What is demanded, at least one thing where there is any, and what only adds score."""
    children = _either_or(tree.children)
    asking = _asked_by(children)
    little = [
        child
        for child in children
        if isinstance(child, Term) and (_says_little(child) or child in asking)
    ]
    free = tuple(child for child in children if isinstance(child, Rewarded) and is_aside(child))
    attending = _attending(children)
    said_little: tuple[Node, ...] = (*little, *free)
    for optional in ((*said_little, *attending), said_little, free):
        demanded = tuple(child for child in children if child not in optional)
        if not all(isinstance(child, Not) for child in demanded):
            break
    lighter = {*little, *(one for one in attending if one.word not in _MEASURING)}
    return demanded, tuple(_lighter(one) if one in lighter else one for one in optional)


def _lighter(node: Node) -> Node:
    return replace(node, weight=LITTLE * node.weight) if isinstance(node, Term) else node


def _asked_by(children: Sequence[Node]) -> frozenset[Term]:
    """What says how it is asked: "many" of "how many", "inspectors say", "what is it like"."""
    measures = frozenset(
        two
        for one, two in pairwise(children)
        if isinstance(one, Term) and one.word == "how" and isinstance(two, Term)
        if two.word in MEASURES
    )
    return measures | who_says(children) | _what_is_it_like(children)


def _attending(children: Sequence[Node]) -> frozenset[Term]:
    """What says of a matter how much of it there is, or that it is one.

    Agency workers who are so many in a hundred are the percentage of agency staff. What measures
    counts where it is said; a number of factors is no number of children.
    """
    said = (child for child in children if isinstance(child, Term) and not child.literal)
    return frozenset(child for child in said if child.word in ATTENDING)


def _what_is_it_like(children: Sequence[Node]) -> frozenset[Term]:
    """The "like" of "what is it like", which a council may follow; not that of "what they like"."""
    said = [child for child in children if isinstance(child, Term) and not child.literal]
    if len(said) < 2 or said[0].word != "what" or said[1].word not in _IS:
        return frozenset()
    last = [one for one in said if not (is_aside(one) or _says_little(one))][-1:]
    return frozenset(one for one in last if one.word == "like")


def _either_or(children: Sequence[Node]) -> tuple[Node, ...]:
    """The children, with "a or b" of plain words made one."""
    joined: list[Node] = []
    follows_or = False
    for child in children:
        if follows_or and _bears(joined[-1]) and _bears(child):
            before = joined.pop()
            joined.append(Any((before, child)))
            follows_or = False
            continue
        is_or = isinstance(child, Term) and child.word == "or" and not child.literal
        if is_or and joined:
            follows_or = True
            continue
        follows_or = False
        joined.append(child)
    return tuple(joined)


def _bears(node: Node) -> bool:
    return is_plain(node) and not (isinstance(node, Term) and _says_little(node))


def _together(tree: Words) -> Iterator[Near]:
    """The pairs of bearing words that follow one another in what was typed."""
    bearing = [word for word in typed_for(tree) if word not in FUNCTION_WORDS]
    pairs = dict.fromkeys(pair for pair in pairwise(bearing) if pair[0] != pair[1])
    for pair in list(pairs)[:MOST_TOGETHER]:
        yield Near(pair, WINDOW, TOGETHER)


def typed_for(node: Node) -> Iterator[str]:
    """The words that were typed for a plain node, without other names for them."""
    match node:
        case Term(word, literal=False):
            yield word
        case Near(typed=words) | Alternatives((Term(literal=False), Phrase(words))):
            yield from words
        case Words(children):
            for child in children:
                yield from typed_for(child)
        case Any((typed, Alternatives())) | Rewarded(typed, _):
            yield from typed_for(typed)
        case _:
            return


def _is_slight(term: Term) -> bool:
    """Whether a part of a term says little by itself: "taking" and "own" of "taking their own"."""
    return tells_nothing(term.word)


def _consists(node: Node, words: Collection[str]) -> bool:
    """Whether all that was typed for a plain node is among `words`."""
    typed = set(typed_for(node))
    return bool(typed) and typed <= set(words)


def _says_little(term: Term) -> bool:
    return term.word in FUNCTION_WORDS and not term.literal
