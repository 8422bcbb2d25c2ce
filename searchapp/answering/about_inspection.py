"""Questions about the inspection itself: who led it and who was there, how to reach Ofsted."""

import re
from collections.abc import Mapping
from typing import Literal

from searchapp.answering.matching import Sentence
from searchapp.answering.question import Question
from searchapp.model import Hit

Post = Literal["deputy", "assurance", "analyst", "team", "lead"]
Contact = Literal["telephone", "email", "website", "address"]

_OF_INSPECTION = re.compile(r"\b(?:inspect\w*|ofsted|visit(?:ed)?|hmis?)\b", re.IGNORECASE)
# The first that is found is the one asked for: "deputy lead inspector" is no lead inspector.
_ASKED_POSTS: Mapping[Post, re.Pattern[str]] = {
    "deputy": re.compile(
        r"\bdeputy\b|\bsecond[- ]in[- ](?:command|charge)\b|\bnumber (?:two|2)\b"
        r"|\bunder the lead\b",
        re.IGNORECASE,
    ),
    "assurance": re.compile(r"\bquality[- ]assur\w*|\bassur\w+ (?:the )?quality\b", re.IGNORECASE),
    "analyst": re.compile(r"\banalyst\b", re.IGNORECASE),
    "team": re.compile(
        r"\bteam inspectors?\b|\b(?:other|which|what|more|additional) inspectors\b"
        r"|\brest of (?:the|its|their) (?:\w+ )?team\b|\bwho else\b|\bworked under\b"
        r"|\bnames of (?:the |all )?(?:\w+ )?inspectors\b|\binspectors'? names\b"
        r"|\bwho were (?:the )?(?:(?!lead )\w+ )?inspectors\b"
        r"|\bmembers of the (?:inspection )?team\b",
        re.IGNORECASE,
    ),
    "lead": re.compile(
        r"\blead(?:s|ing)?\b|\bled\b|\bhead(?:ed|s|ing)\b|\bin charge\b|\bran\b|\brunning\b"
        r"|\breporting\b|\bchief inspector\b|\bboss\b|\bresponsible\b",
        re.IGNORECASE,
    ),
}
_PRINTED_POSTS: Mapping[Post, re.Pattern[str]] = {
    "deputy": re.compile(r"\bdeputy (?:lead )?inspector", re.IGNORECASE),
    "assurance": re.compile(r"\bquality assurance (?:manager|inspector)", re.IGNORECASE),
    "analyst": re.compile(r"\banalyst", re.IGNORECASE),
    "team": re.compile(r"^(?:team |other )?inspectors?\b|^.{8,40}\bHMI[;,]", re.IGNORECASE),
    "lead": re.compile(r"(?<!deputy )\b(?:lead|reporting) inspector", re.IGNORECASE),
}
_ASKED_CONTACTS: Mapping[Contact, re.Pattern[str]] = {
    "telephone": re.compile(
        r"\b(?:tele)?phone\b|\bring\b|\bdial\b|\bcall(?:ing)?\b|\bhelpline\b|\btextphone\b",
        re.IGNORECASE,
    ),
    "email": re.compile(r"\be-?mail", re.IGNORECASE),
    "website": re.compile(
        r"\bweb\s?(?:site|page|add?ress)?\b|\burl\b|\bonline\b|\binternet\b", re.IGNORECASE
    ),
    "address": re.compile(
        r"\b(?:postal |head )?add?ress\b|\bhead ?(?:office|quarters)\b|\bwrite to\b|\bpost\b"
        r"|\bofsted(?:'s|’s)? (?:\w+ )?offices?\b|\bofsted (?:based|located)\b",
        re.IGNORECASE,
    ),
}
_OF_OFSTED = re.compile(r"\bofsted\b|\breports?\b|\bcop(?:y|ies)\b|\binspectorate\b", re.IGNORECASE)
_PRINTED_CONTACTS: Mapping[Contact, re.Pattern[str]] = {
    "telephone": re.compile(r"(?<![\d.,])0\d{2,4} ?\d{3} ?\d{3,4}\b"),
    "email": re.compile(r"[\w.]+@[\w.]+\w"),
    "website": re.compile(r"(?:https?://|\bwww\.)[\w./-]*\w"),
    "address": re.compile(r"^.{5,80}\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
}


def asked_post(question: Question) -> Post | None:
    """Which of the inspectors a question asks for; None where it asks for none."""
    named = question.expects in ("person", "role", "list")
    if not named and (question.is_question or question.expects != "topic"):
        return None
    if not _OF_INSPECTION.search(question.text):
        return None
    return next((post for post, words in _ASKED_POSTS.items() if words.search(question.text)), None)


def asked_contact(question: Question) -> Contact | None:
    """Which way to reach Ofsted, or where to find its report, is asked for."""
    if question.expects in ("yesno", "reason") or not _OF_OFSTED.search(question.text):
        return None
    found = (way for way, words in _ASKED_CONTACTS.items() if words.search(question.text))
    return next(found, None)


def is_about_inspection(question: Question) -> bool:
    """Whether the answer stands on the cover, in the inspection team or in the imprint."""
    return asked_post(question) is not None or asked_contact(question) is not None


def about_inspection_cues(question: Question, hit: Hit, sentence: Sentence) -> dict[str, float]:
    """Whether the sentence gives the inspector, or the way to reach Ofsted, that is asked for.

    "inspector" is -1 where a page about the inspection gives another of its inspectors.
    """
    if hit.paragraph.kind != "method":
        return {}
    text = hit.paragraph.text[sentence.start : sentence.end]
    cues: dict[str, float] = {}
    post, contact = asked_post(question), asked_contact(question)
    if post:
        printed = [one for one, words in _PRINTED_POSTS.items() if words.search(text)]
        cues["inspector"] = 1.0 if post in printed else -1.0 if printed else 0.0
    if contact:
        cues["contact"] = float(bool(_PRINTED_CONTACTS[contact].search(text)))
    return cues


def contact_within(question: Question, text: str, sentence: Sentence) -> tuple[int, int] | None:
    """Start and end of the address or number that is asked for, where the sentence prints it."""
    contact = asked_contact(question)
    if contact is None:
        return None
    printed = text[sentence.start : sentence.end]
    found = _PRINTED_CONTACTS[contact].search(printed)
    return (sentence.start + found.start(), sentence.start + found.end()) if found else None
