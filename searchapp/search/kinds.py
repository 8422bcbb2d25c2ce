"""Which kind of paragraph is asked for, where nothing else is: "recommendations", "what went well".

Who types this wants the list that a report gives under that heading, whatever words it is written
in, and not the findings that happen to speak of a recommendation.
"""

from collections.abc import Mapping, Sequence

from searchapp.language.function_words import is_who
from searchapp.language.interchangeable import kind
from searchapp.model import Kind
from searchapp.query.tree import Node, Words
from searchapp.search.relaxing import is_aside, is_plain, things

_NAMED: Mapping[str, Kind] = {
    "areas for improvement": "recommendation",
    "praise": "strength",
    "praised": "strength",
    "recommendation": "recommendation",
    "recommendations": "recommendation",
    "strength": "strength",
    "strengths": "strength",
}
"""What such lists are headed, and the kind of their paragraphs."""

_WAYS_TO_ASK = """
better, get better, gets better, getting better, got better,
improved, improvement, improvements, improving, has improved, have improved,
progress, made progress, progress made, progress was made
"""
_IMPROVED = frozenset(way.strip() for way in _WAYS_TO_ASK.split(","))
"""What is asked of a council by who wants its progress since the last inspection."""

_SINCE = "since last inspection"


def kind_asked(tree: Node, expansions: Mapping[str, Sequence[str]]) -> Kind | None:
    """The kind of paragraphs that is all that `tree` asks for; None where it asks for more.

    `expansions` has the other names of what was typed: "what needs to improve" is a name of the
    recommendations. Of the strengths it has to be asked what they are: "good" asks for none.
    """
    children = tree.children if isinstance(tree, Words) else (tree,)
    if not all(is_plain(child) or is_aside(child) for child in children):
        return None
    asked = [words for thing, words in things(tree).items() if not is_aside(thing)]
    matters = [words for words in asked if not _is_aside(words)]
    if len(matters) != 1:
        return None
    (words,) = matters
    typed = " ".join(words)
    of_all = len(matters) < len(asked) or any(map(is_aside, children))
    if (typed in _IMPROVED and of_all) or _is_progress(words):
        return "progress"
    others = expansions.get(typed, ()) if len(words) > 1 else ()
    named = [_NAMED[name] for name in (typed, *others) if name in _NAMED]
    return next((one for one in named if one == "recommendation" or _asks(words)), None)


def _is_aside(words: Sequence[str]) -> bool:
    """Whether words only say of which council, since when, or who says it."""
    who = bool(words) and all(map(is_who, words))
    return who or _is_council(words) or _says_since(words)


def _is_council(words: Sequence[str]) -> bool:
    """Whether words only say that it is the council, of which every report is."""
    return kind("_".join(words)) == kind("council")


def _says_since(words: Sequence[str]) -> bool:
    """Whether words only say since when: reports list the progress since the last inspection."""
    return _bearing(words) == _SINCE


def _is_progress(words: Sequence[str]) -> bool:
    """Whether words are the name of that list."""
    said = _bearing(words)
    return said.endswith(_SINCE) and said.removesuffix(_SINCE).strip() in _IMPROVED


def _bearing(words: Sequence[str]) -> str:
    return " ".join(word for word in words if word not in ("the", "our", "its"))


def _asks(words: Sequence[str]) -> bool:
    return len(words) == 1 or words[0] == "what"
