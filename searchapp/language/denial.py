"""Words that deny: "nobody checked", "never checked" and "didn't check" are all "not checked"."""

from collections.abc import Sequence

from searchapp.language.function_words import FUNCTION_WORDS

NOT = "not"
"""What stands for all of them."""

_WORDS = """
arent barely cannot cant couldnt didnt doesnt dont hadnt hardly hasnt havent isnt neither never no
nobody none noone nor not nothing shouldnt wasnt werent without wont wouldnt
"""
_DENYING = frozenset(_WORDS.split())


def denied_alike(words: Sequence[str]) -> list[str]:
    """The normalised words, with each that denies, and "no one", as one and the same.

    Where nothing else is said they stay as they are: "doing nothing" is more than "do not".
    """
    found: list[str] = []
    for place, word in enumerate(words):
        if word == "one" and place and words[place - 1] == "no":
            continue
        found.append(NOT if word in _DENYING else word)
    says_more = any(word not in FUNCTION_WORDS and word != NOT for word in found)
    return found if says_more else list(words)
