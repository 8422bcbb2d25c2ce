"""Pasted words in, where a report has them out, or what is different there, or nothing."""

from searchapp.language.written import Kind
from searchapp.quoting.checked import Checked, Difference, Match, Passage, Status
from searchapp.quoting.checking import MOST_MATCHES, check
from searchapp.quoting.pasted import MOST_CHARACTERS

__all__ = [
    "MOST_CHARACTERS",
    "MOST_MATCHES",
    "Checked",
    "Difference",
    "Kind",
    "Match",
    "Passage",
    "Status",
    "check",
]
