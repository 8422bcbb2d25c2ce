"""What a council is called: as printed, short, and the same in every report of its own."""

import re

_KIND = (
    r"(?:london|royal|metropolitan|unitary|city|county|borough|district|town|council|authority"
    r"|corporation|[mlr]?bc|mdc|lb|rb|cc)"
)

_LEADING = re.compile(
    rf"(?:(?:{_KIND}\s+(?:and\s+)?)+(?:of|for)\s+(?:the\s+)?|(?:(?:london|royal)\s+borough|lb|rb)\s+)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:,?\s+(?:{_KIND}|local authority|children['’]s (?:social care )?services(?: trust)?"
    r"|children['’]s trust|children first"
    r"|(?:local )?safeguarding children(?:['’]?s)?(?: board| partnership)?|city of|county of))+$",
    re.IGNORECASE,
)

_KEPT_WHOLE = {
    "city of london": "City of London",
    "corporation of london": "City of London",
    "london corporation": "City of London",
    "county durham": "Durham",
}
"""Names that mean another place, or none, without their first word. The councils are the City of
London Corporation and Durham County Council."""

_SHORTENED = {
    "hull": "Kingston upon Hull",
    "newcastle": "Newcastle upon Tyne",
    "east riding": "East Riding of Yorkshire",
    "kingston": "Kingston upon Thames",
    "richmond": "Richmond upon Thames",
    "southend": "Southend-on-Sea",
    "stockton": "Stockton-on-Tees",
    "stoke": "Stoke-on-Trent",
    "bath and north east somerset": "Bath and North East Somerset",
    "bcp": "Bournemouth, Christchurch and Poole",
    "bournemouth christchurch and poole": "Bournemouth, Christchurch and Poole",
    "london": "City of London",
    "st. helens": "St Helens",
    "scilly": "Isles of Scilly",
    "scilly isles": "Isles of Scilly",
}
"""Councils whose reports sometimes leave out the end of the name (Hull 2023, Newcastle 2022, East
Riding 2023), with the others of England whose names end alike."""

_SMALL = {"and", "of", "on", "the", "under", "upon", "with", "by", "in"}


def short_name(printed: str) -> str:
    """The council's name without what kind of council it is, the same in each of its reports.

    "Royal Borough of Kingston upon Thames Council" is Kingston upon Thames, "Bristol City of" is
    Bristol, "City of Bradford Metropolitan District Council" is Bradford, "Hull" is Kingston upon
    Hull. Councils that merged keep the name that they had.
    """
    plain = re.sub(r"\s+", " ", printed.replace("&", "and")).strip(" ,.:")
    plain = re.sub(r"^the ", "", plain, flags=re.IGNORECASE)
    name = _LEADING.sub("", _TRAILING.sub("", plain), count=1)
    for whole, kept in _KEPT_WHOLE.items():
        if re.search(rf"\b{whole}\b", plain, re.IGNORECASE):
            return kept
    return _SHORTENED.get(name.lower().replace("-", " "), _cased(name))


def _cased(name: str) -> str:
    words = (name.title() if name.isupper() else name).split(" ")
    return " ".join(
        word.lower() if place and word.lower() in _SMALL else word
        for place, word in enumerate(words)
    )
