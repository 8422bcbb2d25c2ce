"""Dates and periods as reports print them."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_DAY = re.compile(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})\s*/\s*(?P<y>\d{4}|\d{2})"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?P<month>[a-z]{3,9})\b\.?)?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[-–—─−‒]|\bto\b|\buntil\b|\band\b|[,&;])", re.IGNORECASE)


@dataclass(slots=True)
class _Printed:
    """A date as printed: month and year may be left for the next one to say."""

    day: int
    month: int | None
    year: int | None


def first_date(text: str) -> date | None:
    """The date with which `text` begins, None where it begins with none that is whole."""
    printed, _ = _read(text, 0)
    return _whole(printed) if printed else None


def period(text: str) -> tuple[date | None, date | None]:
    """First and last day of the period, or of several periods, with which `text` begins.

    "17 - 26 June 2013", "31 October to 11 November 2022", "12/09/2016 to 06/10/2016", "5 to 9
    December 2022 and 14 to 15 February 2023"; one date alone is both. (None, None) where there is
    none, or none that is a date of the calendar.
    """
    printed = _sequence(text)
    for before, after in zip(reversed(printed[:-1]), reversed(printed[1:]), strict=True):
        if before.month is None:
            before.month = after.month
        if before.year is None:
            before.year = after.year
            if before.year and before.month and after.month and before.month > after.month:
                before.year -= 1
    days = [_whole(day) for day in printed]
    if not days or days[0] is None or days[-1] is None:
        return None, None
    return days[0], days[-1]


def _sequence(text: str) -> list[_Printed]:
    printed: list[_Printed] = []
    place = 0
    while True:
        day, end = _read(text, place)
        if day is None:
            return printed
        printed.append(day)
        between = _BETWEEN.match(text, end)
        if between is None:
            return printed
        place = between.end()


def _read(text: str, place: int) -> tuple[_Printed | None, int]:
    match = _DAY.match(text, place)
    if match is None:
        return None, place
    if match["d"]:
        short = int(match["y"])
        return _Printed(int(match["d"]), int(match["m"]), short % 2000 + 2000), match.end()
    month = _month(match["month"])
    if match["month"] and month is None:
        return _Printed(int(match["day"]), None, None), match.end("day")
    year = int(match["year"]) if match["year"] else None
    return _Printed(int(match["day"]), month, year), match.end()


def _month(name: str | None) -> int | None:
    start = (name or "")[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else None


def _whole(printed: _Printed) -> date | None:
    if printed.month is None or printed.year is None:
        return None
    try:
        return date(printed.year, printed.month, printed.day)
    except ValueError:
        return None
