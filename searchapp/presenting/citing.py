"""A paragraph cited in the forms that people paste: plain, Harvard, Markdown, BibTeX, RIS.

Each takes a paragraph's payload, its report's payload, and the absolute address of the permalink.
Forms: Harvard as in Pears and Shields, *Cite Them Right* (author, year, title, place in it,
address; access date left to the reader, since the address does not change); BibTeX `@techreport`
as in the BibTeX manual (Patashnik 1988); RIS `TY  - RPRT` as in the Research Information Systems
specification (2001): tag, two spaces, hyphen, space, CRLF line ends. Where a report prints no day
of publication its year is that of the inspection, and every form says so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from searchapp.citation import report_path, spell_period
from searchapp.presenting.payloads import Payload

INSTITUTION = "Ofsted"

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TEX = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a citation: its name in an address, its name for a reader, and its text."""

    name: str
    label: str
    text: str


def forms(paragraph: Payload, report: Payload, address: str) -> list[Form]:
    """The citation in every form."""
    return [
        Form("plain", "Plain", f"{paragraph['citation']}. {address}"),
        Form("harvard", "Harvard", harvard(paragraph, report, address)),
        Form("markdown", "Markdown", f"[{markdown_text(paragraph['citation'])}]({address})"),
        Form("bibtex", "BibTeX", bibtex(paragraph, report, address)),
        Form("ris", "RIS", ris(paragraph, report, address)),
        Form("quotation", "The whole quotation", quotation(paragraph, address)),
    ]


def harvard(paragraph: Payload, report: Payload, address: str) -> str:
    """Ofsted (2015) *Title: Council*, paragraph 63. Available at: address."""
    year = _year(report) or "no date"
    place = _lowered(_place(paragraph, report))
    return f"{INSTITUTION} ({year}) {_whole_title(report)}, {place}. Available at: {address}"


def bibtex(paragraph: Payload, report: Payload, address: str) -> str:
    """An entry whose key is the paragraph's id."""
    fields = {
        "author": f"{{{{{INSTITUTION}}}}}",
        "title": f"{{{{{tex(_whole_title(report))}}}}}",
        "institution": f"{{{INSTITUTION}}}",
        "year": f"{{{_year(report)}}}" if _year(report) else "",
        "month": _month(report),
        "note": f"{{{tex(_place(paragraph, report))}}}",
        "url": f"{{{address}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9.:-]", "-", paragraph["id"].replace("/", ":"))
    return "\n".join([f"@techreport{{{key},", *lines, "}"])


def ris(paragraph: Payload, report: Payload, address: str) -> str:
    """A record with CRLF line ends, as the specification asks."""
    day = report["published"] or report["inspection_end"] or ""
    records = [
        ("TY", "RPRT"),
        ("AU", INSTITUTION),
        ("TI", _whole_title(report)),
        ("PB", INSTITUTION),
        ("PY", _year(report)),
        ("DA", f"{day.replace('-', '/')}/" if day else ""),
        ("N1", _place(paragraph, report)),
        ("UR", address),
        ("ER", ""),
    ]
    kept = [(tag, value) for tag, value in records if value or tag == "ER"]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in kept)


def linked_data(paragraph: Payload, absolute: Callable[[str], str]) -> Payload:
    """The paragraph as JSON-LD in the words of schema.org; `absolute` completes a path."""
    report = paragraph["report"]
    publisher = {"@type": "Organization", "name": INSTITUTION}
    return {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": absolute(paragraph["url"]),
        "url": absolute(paragraph["url"]),
        "name": paragraph["label"],
        "text": paragraph["text"],
        "creditText": paragraph["citation"],
        "inLanguage": "en-GB",
        "isPartOf": {
            "@type": "Report",
            "@id": absolute(report_path(report["id"])),
            "name": report["title"],
            "about": report["authority"],
            "author": publisher,
            "publisher": publisher,
        }
        | ({"datePublished": report["published"]} if report["published"] else {}),
    }


def quotation(paragraph: Payload, address: str) -> str:
    """The whole paragraph between quotation marks, and below it where it stands."""
    return f"“{paragraph['text']}”\n{paragraph['citation']}. {address}"


def _whole_title(report: Payload) -> str:
    return f"{report['title']}: {report['authority_printed']}"


def _year(report: Payload) -> str:
    return (report["published"] or report["inspection_end"] or "")[:4]


def _month(report: Payload) -> str:
    """The month of the same day as the year, as the abbreviation that every style defines."""
    day = report["published"] or report["inspection_end"] or ""
    return MONTHS[int(day[5:7]) - 1] if day else ""


def _place(paragraph: Payload, report: Payload) -> str:
    """The paragraph's label, after the days of the inspection where they stand for publication."""
    start, end = report["inspection_start"], report["inspection_end"]
    if report["published"] or not end:
        return str(paragraph["label"])
    period = spell_period(date.fromisoformat(start or end), date.fromisoformat(end))
    return f"Inspected {period}, {_lowered(paragraph['label'])}"


def _lowered(label: str) -> str:
    return label[0].lower() + label[1:] if label.startswith(("Paragraph", "Inspected")) else label


def markdown_text(words: str) -> str:
    """`words` as text that no Markdown reader takes for markup (CommonMark 0.31, section 2.4)."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", words)


def tex(words: str) -> str:
    """`words` as TeX text. Braces are spelt, since BibTeX counts escaped ones like any other."""
    return "".join(_TEX.get(character, character) for character in words)
