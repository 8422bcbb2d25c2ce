"""Words typed in a box become a Query. Nothing that can be typed is an error.

private fostering            both words, in any form
"private fostering"          these words in this order
adopt*                       words that begin so
a AND b, a OR b, (a b)       operators in capitals; AND binds more tightly than OR
NOT a, -a                    without a
year:2015 area:adoption      a filter; values of one name widen, different names narrow
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from searchapp.citation import slug
from searchapp.language.tokens import Token, tokens
from searchapp.model import Area, Filters, Framework, Grade, Kind
from searchapp.query.tree import (
    All,
    Alternatives,
    Any,
    Every,
    Leaf,
    Node,
    Not,
    Phrase,
    Prefix,
    Query,
    Tag,
    Term,
    Words,
)

FILTER_NAMES = ("report", "authority", "year", "area", "grade", "kind", "framework")

MOST_CHARACTERS = 2000
MOST_WORDS = 64
MOST_NESTING = 12
SHORTEST_PREFIX = 2
"""Bounds that no honest query meets: past them a notice says what was left out."""

FILTER_VALUES: Mapping[str, tuple[str, ...]] = {
    "area": get_args(Area),
    "grade": get_args(Grade),
    "kind": get_args(Kind),
    "framework": get_args(Framework),
}
"""What the filters with a fixed set of values may be."""

_QUOTES = '"“”„«»'
_SYMBOL = re.compile(
    rf"""
    (?P<filter>(?<![^\s(])-?[A-Za-z]+:(?:[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]|[^\s(){_QUOTES}]+))
    | (?P<minus>(?<![^\s(])-(?=[^\s\-]))
    | (?P<phrase>[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?)
    | (?P<open>\()
    | (?P<close>\))
    | (?P<operator>(?<![^\s()])(?:AND|OR|NOT)(?![^\s()]))
    | (?P<text>[^\s(){_QUOTES}]+)
    """,
    re.VERBOSE,
)
_YEARS = re.compile(r"(\d{4})(?:\.\.|[-–])(\d{4})")
_MOST_YEARS = 50


def parse(text: str, filters: Filters | None = None) -> Query:
    """Read what was typed, with `filters` chosen apart from it. Never raises."""
    notices: list[str] = []
    readable = text
    if len(text) > MOST_CHARACTERS:
        readable = text[:MOST_CHARACTERS].rpartition(" ")[0] or text[:MOST_CHARACTERS]
        notices.append(f"Only the first {MOST_CHARACTERS:,} characters were searched for.")
    reader = _Reader(list(_symbols(readable)), notices)
    tree, typed = _hoist(reader.read())
    if text.strip() and isinstance(tree, Every) and not typed and not notices:
        notices.append(
            "There is no word in this to search for, so everything is listed: "
            "type letters or figures."
        )
    return Query(text, tree, _joined(filters or {}, typed), tuple(dict.fromkeys(notices)))


@dataclass(frozen=True, slots=True)
class _Symbol:
    kind: str
    text: str
    start: int


def _symbols(text: str) -> Iterator[_Symbol]:
    """The symbols of `text`; two words that are one compound (`multi agency`) are one symbol."""
    held: _Symbol | None = None
    for match in _SYMBOL.finditer(text):
        symbol = _Symbol(str(match.lastgroup), match[0], match.start())
        if held is not None and symbol.kind == held.kind == "text":
            both = text[held.start : match.end()]
            if _is_compound(both, len(held.text)):
                symbol = _Symbol("text", both, held.start)
                held = None
        if held is not None:
            yield held
        held = symbol
    if held is not None:
        yield held


def _is_compound(text: str, edge: int) -> bool:
    return any(token.joined and token.start < edge < token.end for token in tokens(text))


@dataclass(slots=True)
class _Reader:
    """Recursive descent over the symbols; recursion is bounded by MOST_NESTING."""

    symbols: list[_Symbol]
    notices: list[str]
    next: int = 0
    depth: int = 0
    words_left: int = field(default=MOST_WORDS)

    def read(self) -> Node | None:
        branches = []
        while self.next < len(self.symbols):
            node = self._either()
            if node is not None:
                branches.append(node)
            if self._take("close"):
                self._note("A closing bracket without an opening one was ignored.")
        return _group(Words, branches)

    def _either(self) -> Node | None:
        branches = []
        while True:
            node = self._side_by_side()
            if node is not None:
                branches.append(node)
            if not self._take("operator", "OR"):
                return _group(Any, branches)
            if node is None or not self._more():
                self._note("OR needs words on both sides; it was ignored.")

    def _side_by_side(self) -> Node | None:
        children = []
        while (node := self._both()) is not None:
            children.append(node)
        return _group(Words, children)

    def _both(self) -> Node | None:
        children: list[Node] = []
        while True:
            while self._take("operator", "AND"):
                self._note("AND needs words on both sides; it was ignored.")
            node = self._unit()
            if node is not None:
                children.append(node)
            if node is None or not self._take("operator", "AND"):
                return _group(All, children)
            if not self._more():
                self._note("AND needs words on both sides; it was ignored.")

    def _unit(self) -> Node | None:
        while self._more():
            symbol = self._peek()
            if symbol.kind == "minus" or symbol.text == "NOT":
                return self._negated()
            self.next += 1
            node = self._bracket() if symbol.kind == "open" else self._leaf(symbol)
            if node is not None:
                return node
        return None

    def _negated(self) -> Node | None:
        negative = False
        while self._take("minus") or self._take("operator", "NOT"):
            negative = not negative
        node = self._unit()
        if node is None:
            self._note("NOT needs a word after it; it was ignored.")
            return None
        return Not(node) if negative else node

    def _bracket(self) -> Node | None:
        if self.depth >= MOST_NESTING:
            self._note("Brackets nested this deep were read as if they were not there.")
            return None
        self.depth += 1
        node = self._either()
        self.depth -= 1
        if not self._take("close"):
            self._note("A bracket is not closed; it was read to the end.")
        return node

    def _leaf(self, symbol: _Symbol) -> Node | None:
        if symbol.kind == "phrase":
            return self._phrase(symbol)
        if symbol.kind == "filter":
            return self._filter(symbol)
        return self._plain(symbol) if symbol.kind == "text" else None

    def _phrase(self, symbol: _Symbol) -> Node | None:
        if len(symbol.text) < 2 or symbol.text[-1] not in _QUOTES:
            self._note("A quotation mark is not closed; the phrase was read to the end.")
        found = self._affordable(tokens(symbol.text))
        return _in_order(found, symbol.start) if found else None

    def _plain(self, symbol: _Symbol) -> Node | None:
        text = symbol.text
        starred = text.endswith("*")
        if "*" in text.rstrip("*"):
            self._note("A * works at the end of a word only; elsewhere it was ignored.")
            text = text.replace("*", "") + "*" * starred
        found = self._affordable(tokens(text))
        if not found:
            return None
        nodes = list(_words(found, symbol.start))
        last = found[-1]
        if starred and text[last.end :].strip("*") == "":
            nodes[-1] = self._prefix(last, symbol, nodes[-1])
        return _group(Words, nodes)

    def _prefix(self, token: Token, symbol: _Symbol, otherwise: Node) -> Node:
        if len(token.word) < SHORTEST_PREFIX:
            self._note(
                f"{token.word}* is too short: type at least {SHORTEST_PREFIX} letters before a *."
            )
            return otherwise
        return Prefix(token.word, at=_at(token, symbol.start))

    def _filter(self, symbol: _Symbol) -> Node | None:
        name, _, value = symbol.text.lstrip("-").partition(":")
        if name.lower() not in FILTER_NAMES:
            plain = symbol.text
            if value.strip(_QUOTES) and not value.startswith("/"):
                self._note(
                    f"“{name}:” is no filter, so it was searched for as words. "
                    f"The filters are {', '.join(FILTER_NAMES)}."
                )
            return self._plain(_Symbol("text", plain.lstrip("-"), symbol.start))
        tag = self._tag(name.lower(), value.strip(_QUOTES))
        return Not(tag) if tag and symbol.text.startswith("-") else tag

    def _tag(self, name: str, value: str) -> Tag | None:
        values = filter_values(name, value)
        if not values:
            self._note(f"“{name}:{value}” was ignored: {_values_of(name)}.")
            return None
        return Tag(name, values)

    def _affordable(self, found: list[Token]) -> list[Token]:
        ends = [token for token in found if not token.joined]
        if len(ends) > self.words_left:
            self._note(f"Only the first {MOST_WORDS} words were searched for.")
            last = ends[self.words_left].position
            found = [token for token in found if token.position < last and not token.joined]
        self.words_left -= min(len(ends), self.words_left)
        return found

    def _more(self) -> bool:
        return self.next < len(self.symbols) and not (
            self._peek().kind == "close" or self._peek().text in ("OR", "AND")
        )

    def _peek(self) -> _Symbol:
        return self.symbols[self.next]

    def _take(self, kind: str, text: str | None = None) -> bool:
        if self.next == len(self.symbols):
            return False
        symbol = self._peek()
        if symbol.kind != kind or text not in (None, symbol.text):
            return False
        self.next += 1
        return True

    def _note(self, notice: str) -> None:
        self.notices.append(notice)


def filter_values(name: str, value: str) -> tuple[str, ...]:
    """What a filter's value means: `Help and Protection` is `help-and-protection`.

    `2013-2015` gives three years. Empty where the name cannot have such a value.
    """
    if name == "year":
        return _years(value)
    wanted = slug(value)
    if name not in FILTER_VALUES:
        return (wanted,) if wanted else ()
    return tuple(known for known in FILTER_VALUES[name] if slug(known) == wanted)


def _values_of(name: str) -> str:
    """What a filter may be, for a reader who typed something else."""
    if name == "year":
        return "a year has four figures, as in year:2015 or year:2013-2015"
    if name in FILTER_VALUES:
        return f"it is one of {', '.join(FILTER_VALUES[name])}"
    return f"a name has to follow, as in {name}:calderdale"


def _years(value: str) -> tuple[str, ...]:
    if span := _YEARS.fullmatch(value):
        first, last = sorted((int(span[1]), int(span[2])))
        return tuple(map(str, range(first, min(last, first + _MOST_YEARS) + 1)))
    return (value,) if re.fullmatch(r"\d{4}", value, re.ASCII) else ()


def _words(found: list[Token], start: int) -> Iterator[Node]:
    """A node for each word, one for all the forms of each compound."""
    position = 0
    for compound in (token for token in found if token.joined):
        parts = [token for token in found if not token.joined]
        inside = [t for t in parts if compound.start <= t.start and t.end <= compound.end]
        yield from (_term(t, start) for t in parts if position <= t.position < compound.position)
        yield Alternatives(
            (_term(compound, start), Phrase(tuple(t.word for t in inside))),
        )
        position = inside[-1].position + 1
    yield from (_term(t, start) for t in found if not t.joined and t.position >= position)


def _in_order(found: list[Token], start: int) -> Leaf:
    """A phrase, and the same phrase with its compounds written as one word."""
    parts = [token for token in found if not token.joined]
    at = (start + parts[0].start, start + parts[-1].end)
    if len(parts) == 1:
        return Term(parts[0].word, literal=True, at=at)
    apart = Phrase(tuple(token.word for token in parts), at=at)
    compounds = [token for token in found if token.joined]
    if not compounds:
        return apart
    inside = {t for t in parts for c in compounds if c.start <= t.start and t.end <= c.end}
    together = sorted(
        [*compounds, *(t for t in parts if t not in inside)], key=lambda t: t.position
    )
    if len(together) == 1:
        return Alternatives((apart, Term(together[0].word, literal=True, at=at)))
    return Alternatives((apart, Phrase(tuple(token.word for token in together), at=at)))


def _term(token: Token, start: int) -> Term:
    return Term(token.word, at=_at(token, start))


def _at(token: Token, start: int) -> tuple[int, int]:
    return start + token.start, start + token.end


def _group(kind: type[Words] | type[All] | type[Any], children: list[Node]) -> Node | None:
    if not children:
        return None
    if len(children) == 1:
        return children[0]
    flat: list[Node] = []
    for child in children:
        flat.extend(child.children if isinstance(child, kind) else (child,))
    return kind(tuple(flat))


def _hoist(tree: Node | None) -> tuple[Node, dict[str, tuple[str, ...]]]:
    """Part the filters that hold for the whole query from the rest of it."""
    children = tree.children if isinstance(tree, Words | All) else (tree,) if tree else ()
    typed: dict[str, tuple[str, ...]] = {}
    rest: list[Node] = []
    for child in children:
        if isinstance(child, Tag):
            typed[child.name] = (*typed.get(child.name, ()), *child.values)
        else:
            rest.append(child)
    kind = All if isinstance(tree, All) else Words
    return _group(kind, rest) or Every(), typed


def _joined(given: Filters, typed: Filters) -> Filters:
    names = [name for name in FILTER_NAMES if given.get(name) or typed.get(name)]
    both = {name: (*given.get(name, ()), *typed.get(name, ())) for name in names}
    return {name: tuple(dict.fromkeys(values)) for name, values in both.items()}
