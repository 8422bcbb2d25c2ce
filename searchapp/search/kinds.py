"""Which kind of paragraph is asked for, where nothing else is: "recommendations", "what went well".

Who types this wants the list that a report gives under that heading, whatever words it is written
in, and not the findings that happen to speak of a recommendation.
"""

from collections.abc import Mapping, Sequence

from searchapp.model import Kind
from searchapp.query.tree import Node, Words
from searchapp.search.relaxing import is_aside, is_plain, things

_NAMED: Mapping[str, Kind] = {
    "areas for improvement": "recommendation",
    "recommendation": "recommendation",
    "recommendations": "recommendation",
    "strength": "strength",
    "strengths": "strength",
}
"""What such lists are headed, and the kind of their paragraphs."""


def kind_asked(tree: Node, expansions: Mapping[str, Sequence[str]]) -> Kind | None:
    """The kind of paragraphs that is all that `tree` asks for; None where it asks for more.

    `expansions` has the other names of what was typed: "what needs to improve" is a name of the
    recommendations. Of the strengths it has to be asked what they are: "good" asks for none.
    """
    children = tree.children if isinstance(tree, Words) else (tree,)
    if not all(is_plain(child) or is_aside(child) for child in children):
        return None
    asked = [words for thing, words in things(tree).items() if not is_aside(thing)]
    if len(asked) != 1:
        return None
    (words,) = asked
    typed = " ".join(words)
    others = expansions.get(typed, ()) if len(words) > 1 else ()
    kinds = [_NAMED[name] for name in (typed, *others) if name in _NAMED]
    return next((kind for kind in kinds if kind == "recommendation" or _asks(words)), None)


def _asks(words: Sequence[str]) -> bool:
    return len(words) == 1 or words[0] == "what"
