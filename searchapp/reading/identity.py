"""Every paragraph gets its id, the same on every run and independent of other reports."""

from collections import Counter
from collections.abc import Sequence

from searchapp.citation import slug
from searchapp.reading.structure import Draft


def paragraph_ids(drafts: Sequence[Draft], titles: Sequence[str]) -> list[str]:
    """The ids of a report's paragraphs in place order; `titles` are all its headings.

    A numbered paragraph is named by its number, a list item below it `N.K`, any other by its
    heading's slug and its place there; a heading that occurs more than once is preceded by the
    paragraph's area, or by the part of the report where it has no area.
    """
    often = {name for name, times in Counter(slug(title) for title in titles).items() if times > 1}
    places: Counter[str] = Counter()
    ids = []
    for draft in drafts:
        if draft.number is not None:
            number = str(draft.number) if draft.item is None else f"{draft.number}.{draft.item}"
            part = series_name(draft)
            ids.append(f"{part}-{number}" if part else number)
            continue
        name = _name(draft, often)
        places[name] += 1
        ids.append(f"{name}-{places[name]}")
    return ids


def _name(draft: Draft, often: set[str]) -> str:
    if draft.slug or not draft.trail:
        return draft.slug or "report"
    name = slug(draft.trail[-1].title)
    if name not in often:
        return name
    above = draft.areas[0] if draft.areas else slug(draft.trail[0].title)
    return f"{above}-{name}"


def series_name(draft: Draft) -> str | None:
    """The name of a second series of numbers: the area that it is about, else its place."""
    if not draft.series:
        return None
    return draft.areas[0] if draft.areas else f"part-{draft.series + 1}"
