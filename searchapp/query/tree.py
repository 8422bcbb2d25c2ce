"""The tree that a query becomes, and that engines execute.

Leaves hold normalised words (searchapp.language.tokens); the engine stems them. How nodes match
and score is said once here and holds for every engine:

- A *leaf* gives each paragraph it matches a weighted frequency x: how often it occurs in each
  field, divided by that field's length norm, times the field's weight. Its score is
  weight * idf * saturated x (BM25F), with idf from the number of paragraphs that it matches.
- `Alternatives` is a leaf too: its x is the sum of its children's x, each times the child's
  weight, and its idf that of all paragraphs that any child matches. Synonyms, the forms of a
  compound and mended spellings so count as one term.
- Every other node adds up the scores of those of its children that match.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

from searchapp.model import Filters

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Term:
    """A word in any form. `literal` forbids expanding or mending it; `at` is where it was typed."""

    word: str
    weight: float = 1.0
    literal: bool = False
    at: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins so, counted as one term."""

    prefix: str
    weight: float = 1.0
    at: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another."""

    words: tuple[str, ...]
    weight: float = 1.0
    at: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order, all within `window` successive words of one sentence, or of the headings;
    within WIDEST (searchapp.engines.weighting) at most.

    `typed` is what was typed, where these are the bearing words of a term in a query. What stands
    in this order right after one of the words `after` is not counted: of the frequency is taken
    that of these phrases.
    """

    words: tuple[str, ...]
    window: int
    weight: float = 1.0
    after: tuple[str, ...] = ()
    typed: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Ways to say one thing, counted as one term; a child's weight scales its frequency."""

    children: tuple["Leaf", ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Tag:
    """Paragraphs that carry one of `values` under a filter's `name`; adds no score."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """Every paragraph, without a score."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was typed side by side, with no operator: all of it is wanted, though not at any price.

    Engines execute it like `All`; a search may replace it with something more lenient first.
    """

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class All:
    """Paragraphs that match every child."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Paragraphs that match at least one child."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Paragraphs that match at least `count` of the children."""

    count: int
    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Paragraphs that do not match the child; adds no score."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class Rewarded:
    """Paragraphs that match `required`; each of `rewards` that matches too adds its score."""

    required: "Node"
    rewards: tuple["Node", ...]


Leaf: TypeAlias = Term | Prefix | Phrase | Near | Alternatives
Group: TypeAlias = Words | All | Any | AtLeast
Node: TypeAlias = Leaf | Tag | Every | Group | Not | Rewarded


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read: `text` as typed, what it looks for, and the filters it narrows to.

    `tree` is `Every` where nothing but filters was typed. `filters` joins those given apart with
    those typed in the box. `notices` are plain sentences on how odd text was read.
    """

    text: str
    tree: Node
    filters: Filters
    notices: tuple[str, ...] = ()
