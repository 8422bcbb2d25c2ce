"""The parameters of a search, as an address or a command spells them: read, checked, written.

A page, its JSON twin and the command take the same parameters; this module alone knows which
there are and what each may be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from searchapp.errors import BadParameterError
from searchapp.labels import FILTERS
from searchapp.model import Filters, Sort
from searchapp.query import FILTER_VALUES

PER_PAGE = 10
MOST_PER_PAGE = 100

CHOICES: Mapping[str, tuple[str, ...]] = {
    **FILTER_VALUES,
    "sort": get_args(Sort),
}
"""What the parameters with a fixed set of values may be."""

READ_FROM_QUESTIONS = ("authority", "report", "year")
"""The filters that are read from the words of a question, and that a reader can drop again."""

Values = Mapping[str, Sequence[str]]
"""Parameter name to its values as they were given, blank ones included."""


@dataclass(frozen=True, slots=True)
class SearchParameters:
    """One search: what was typed, the chosen filters, the order, and which page of how many."""

    q: str = ""
    filters: Filters = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = PER_PAGE
    ignored: tuple[str, ...] = ()
    """Filters not to be read from the words of a question."""

    def widened(self, name: str, value: str) -> "SearchParameters":
        """The same search with one more value of a filter, from its first page."""
        return self._with_values(name, (*self.filters.get(name, ()), value))

    def narrowed(self, name: str, value: str) -> "SearchParameters":
        """The same search without one value of a filter, from its first page."""
        return self._with_values(name, [v for v in self.filters.get(name, ()) if v != value])

    def chosen(self, name: str, value: str) -> bool:
        """Whether the filter has the value."""
        return value in self.filters.get(name, ())

    def changed(self, **changes: object) -> "SearchParameters":
        """The same search with other fields; from its first page unless `page` is given."""
        return replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values that make an address of this search, defaults left out."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name in FILTERS for value in self.filters.get(name, ())]
        if self.sort != "relevance":
            pairs.append(("sort", self.sort))
        if self.per_page != PER_PAGE:
            pairs.append(("per_page", str(self.per_page)))
        pairs += [("ignore", name) for name in self.ignored]
        if self.page != 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def _with_values(self, name: str, values: Iterable[str]) -> "SearchParameters":
        others = {n: v for n, v in self.filters.items() if n != name}
        kept = tuple(values)
        return replace(self, filters=others | ({name: kept} if kept else {}), page=1)


def read_search(values: Values) -> SearchParameters:
    """The search that the parameters ask for; names it does not know are not its business.

    Raises BadParameterError for a value that a parameter cannot have.
    """
    return SearchParameters(
        q=_last(values, "q"),
        filters=read_filters(values),
        sort=_sort(_last(values, "sort")),
        page=_whole_number("page", _last(values, "page"), default=1, most=None),
        per_page=_whole_number(
            "per_page", _last(values, "per_page"), default=PER_PAGE, most=MOST_PER_PAGE
        ),
        ignored=_ignored(values),
    )


def read_filters(values: Values, names: Iterable[str] = FILTERS) -> Filters:
    """The filters among the parameters, blank values left out, doubles given once.

    Raises BadParameterError for a value that a filter cannot have.
    """
    filters = {}
    for name in names:
        given = tuple(dict.fromkeys(v.strip() for v in values.get(name, ()) if v.strip()))
        for value in given:
            _check(name, value)
        if given:
            filters[name] = given
    return filters


def read_mark(values: Values) -> tuple[tuple[int, int], ...]:
    """The character range that a permalink asks to mark, "173-176": one range or none.

    Raises BadParameterError for anything else.
    """
    given = _last(values, "mark").strip()
    if not given:
        return ()
    start, _, end = given.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(given) < 16 and int(start) < int(end)):
        raise BadParameterError(
            "mark", f"mark cannot be '{given}'; it is a range of characters, like 0-40."
        )
    return ((int(start), int(end)),)


def _ignored(values: Values) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(v.strip() for v in values.get("ignore", ()) if v.strip()))
    for name in names:
        if name not in READ_FROM_QUESTIONS:
            raise BadParameterError(
                "ignore", f"ignore cannot be '{name}'; it may be {_one_of(READ_FROM_QUESTIONS)}."
            )
    return names


def check_known(filters: Filters, name: str, known: Iterable[str], where: str) -> None:
    """Refuse a filter value that nothing in the corpus has; `where` names the list of them.

    Raises BadParameterError.
    """
    chosen = filters.get(name, ())
    there = set(known) if chosen else ()
    for value in chosen:
        if value not in there:
            raise BadParameterError(name, f"{name} has no value '{value}' here; see {where}.")


def _check(name: str, value: str) -> None:
    if name in CHOICES and value not in CHOICES[name]:
        raise BadParameterError(
            name, f"{name} cannot be '{value}'; it may be {_one_of(CHOICES[name])}."
        )
    if name == "year" and not (len(value) == 4 and value.isascii() and value.isdigit()):
        raise BadParameterError(name, f"year cannot be '{value}'; it is four digits, like 2015.")


def _sort(value: str) -> Sort:
    _check("sort", value or "relevance")
    return value or "relevance"  # type: ignore[return-value]


def _whole_number(name: str, value: str, *, default: int, most: int | None) -> int:
    if not value.strip():
        return default
    allowed = f"a whole number from 1 to {most}" if most else "a whole number from 1"
    digits = value.strip()
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else 0
    if number < 1 or (most is not None and number > most):
        raise BadParameterError(name, f"{name} cannot be '{value}'; it is {allowed}.")
    return number


def read_text(values: Values, name: str) -> str:
    """The last value of a parameter that is free text, "" where there is none."""
    return _last(values, name)


def _last(values: Values, name: str) -> str:
    given = values.get(name, ())
    return given[-1] if given else ""


def _one_of(values: Sequence[str]) -> str:
    return f"{', '.join(values[:-1])} or {values[-1]}"
