"""The stretch of a text that is most like some words."""

from rapidfuzz import fuzz


def closest(words: str, text: str) -> tuple[float, int, int]:
    """Where in `text` stands what is most like `words`: likeness from 0 to 1, start and end.

    Likeness is the normalised indel similarity of the best window, rapidfuzz's partial ratio.
    """
    found = fuzz.partial_ratio_alignment(words, text)
    if found is None:
        return 0.0, 0, 0
    return found.score / 100, found.dest_start, found.dest_end
