"""Wording of a sentence that suits a question: reasons, duties, verdicts, meanings, times."""

import re

from searchapp.answering.limits import Limits
from searchapp.answering.matching import Sentence
from searchapp.answering.quantities import quantities
from searchapp.answering.question import AT_INSPECTION, Question
from searchapp.answering.words import words_of

_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|caused|attribut\w+|result of|reflects?|reasons?|as a result of"
    r"|reflecting|driven by|stems? from|explained by|based on)\b",
    re.IGNORECASE,
)
_PERHAPS_CAUSE = re.compile(
    r"\b(?:as a result|resulting|led to|leads to|so that|therefore|means?|meaning"
    r"|contribut\w+ to|following|in response to|enabl\w+|encourag\w+|linked to|since|in order to"
    r"|impact\w*|affect\w*|hinder\w*|lack|insufficient|shortage|caus\w+)\b",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(
    r"(?:(?:However|Also|Although|Where|While|In|For|Of|Many of|Most of|Some of|All of)\b,? )?"
    r"(?:this|these|those|such|it|its|they|their|he|she|his|her"
    r"|the (?:group|service|project|scheme|programme|panel|team|board|centre|review|plan"
    r"|arrangements?|pilot|initiative))\b",
    re.IGNORECASE,
)
_WITHIN_REFERS_BACK = re.compile(r"\b(?:this|these|those|such)\b", re.IGNORECASE)
_SO = re.compile(r"(?:This|As a result|Therefore|Consequently|As such|Hence|These)\b")
_ANNOUNCES = re.compile(
    r"\b(?:a (?:number|range|variety) of|several|various|the following) (?:\w+ )?"
    r"(?:factors|reasons|causes|ways|areas|measures|issues|actions)\b[^,:;]{0,40}$",
    re.IGNORECASE,
)
_COMMAS = re.compile(r", |; | and | or ")
_GOES_ON = re.compile(r"(?:These|They|This|It) (?:also )?includes?\b")
_MUST = re.compile(
    r"\b(?:ensure|should|must|need(?:s|ed)? to|improve|review|recommend\w*|require[sd]?"
    r"|make sure|strengthen|develop|continue to)\b",
    re.IGNORECASE,
)
_OBLIGED = re.compile(
    r"\b(?:should|must|ought|need(?:s|ed)?|ha(?:s|ve|d) to|want(?:ed|s)?|told|tell|recommend\w*"
    r"|ask(?:ed|s)?|advis\w+|supposed|required?|expect\w*|improve|fix|better at|put right)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:(?:has|have|had) (?:also |now |recently |already )?(?:been )?\w+(?:ed|en|t|un|ne|ld)"
    r"|(?:is|are|was|were) (?:now |also |currently |being |routinely )*\w+(?:ed|en|ing)"
    r"|acted|stopped|intends?|plans?|will|introduc\w+|recruit\w+|commission\w+|establish\w*|secured?"
    r"|appoint\w*|invest\w*|launch\w*|creat\w+|develop\w+)\b",
    re.IGNORECASE,
)
_CONDITION_ASKED = re.compile(r"\b(?:if|when|whenever|once|after|unless|until)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|when|whenever|where|once|after|following|unless|until|those|should)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:is|are|was|were|means?|provides?|offers?|which|who|that|an?)\b|[,(–]", re.IGNORECASE
)
_VERDICT_ASKED = re.compile(
    r"\b(?:good|well|ok|okay|effective|working|works?|robust|strong|weak|poor|bad|any (?:good|use"
    r"|better)|improv\w*|better|worse|safe|enough|properly|right|happy|quick\w*|slow\w*|time"
    r"|timely|useful|help\w*|difference|manageable|adequate|sufficient|consistent\w*|up to scratch"
    r"|decent|quality|impact|stable|confident|ready|prepared|clear|high|low|overload\w*|struggl\w*"
    r"|cop\w+|fail\w*)\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:in)?(?:effective\w*|adequate\w*|appropriate\w*|sufficient\w*|consisten\w*)\b"
    r"|\b(?:good|poor|strong|weak|robust\w*|outstanding|well|positive\w*|timely|too|limited|lacks?"
    r"|lacking|improv\w+|better|worse|deteriorat\w+|concern\w*|drift|delays?|impressive|excellent"
    r"|serious|unsafe|safe|established|embedded|variable|manageable|stable|strength|progress"
    r"|success\w*|valued?|confident|ambitious|committed|high|low|unclear|clear|not)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|none|never|neither|nor|without|few|rarely|lack\w*|insufficient\w*|cannot|fail\w*"
    r"|absence|unable)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(r"\b(?:not|no|never|without|fail\w*)\b|n['’]t\b", re.IGNORECASE)
_EXISTS_ASKED = re.compile(
    r"^(?:(?:is|are|was|were) there|any\b"
    r"|(?:has|have|had|did|do|does|was|were|is|are) (?:\w+ )?any)",
    re.IGNORECASE,
)
_AT_PRESENT = re.compile(
    r"\bnow\b|\bcurrent\w*\b|\bat the (?:time|point) of (?:the|this) inspection\b|\brecent\w*\b"
    r"|\blatest\b",
    re.IGNORECASE,
)
_SAID_AT_INSPECTION = re.compile(
    r"\bat the (?:time|point|start) of (?:the|this) inspection\b|\bat inspection\b"
    r"|\bduring (?:the|this) inspection\b|\bcurrently\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\bcompar\w+|\bfrom\b.{1,60}\bto\b|\bthan\b|\bagainst\b|\bwhereas\b|\bwhile\b|\bboth\b"
    r"|\bnational\w*\b",
    re.IGNORECASE,
)
_CHANGE_ASKED = re.compile(
    r"\b(?:chang\w+|improv\w+|increas\w+|decreas\w+|drop\w*|fall\w*|fell|fallen|ris(?:e|en|ing)|rose"
    r"|grow\w*|grew|reduc\w+|declin\w+|better|worse|more|fewer|less|up|down|higher|lower|since"
    r"|over time|before)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:chang\w+|improv\w+|increas\w+|decreas\w+|fall\w*|fell|ris(?:e|en|ing)|rose|grow\w*"
    r"|reduc\w+|declin\w+|deteriorat\w+|from .{1,40} to|compared (?:with|to)|higher|lower"
    r"|previous\w*|since)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d–/-])(?:19|20)\d\d\b")
_EARLY = 40
"""Letters from the beginning of a sentence within which its subject stands."""


def wording_cues(
    question: Question, limits: Limits, sentence: Sentence, text: str
) -> dict[str, float]:
    """What the wording of the sentence `text` says for it, from 0 to 1 each."""
    expects = question.expects
    cues: dict[str, float] = {}
    if _ANNOUNCES.search(text):
        cues["announces"] = 1.0
    if len(sentence.words) < 4:
        cues["heading only"] = 1.0
    if expects == "reason":
        cues |= _cause_cues(text)
        if any(q.kind == "grade" for q in quantities(question.text)):
            graded = any(q.kind == "grade" for q in sentence.quantities)
            cues["grade again"] = float(graded and not cues["because"])
    elif expects == "action":
        cues |= _action_cues(question, text)
    elif expects == "grade":
        cues["grade"] = float(any(q.kind == "grade" for q in sentence.quantities))
    elif expects == "definition":
        cues["means"] = _defines(question, text)
    elif expects == "list":
        cues["enumerates"] = min(1.0, len(_COMMAS.findall(text)) / 2)
    elif expects in ("yesno", "topic"):
        cues |= _verdict_cues(question, text)
    if _CHANGE_ASKED.search(question.text):
        cues["change"] = float(bool(_CHANGE.search(text)))
    if expects == "comparison":
        cues["compares"] = float(bool(_COMPARES.search(text)))
        cues["two figures"] = float(len(sentence.quantities) > 1)
    if AT_INSPECTION.search(question.text):
        cues["at inspection"] = float(bool(_SAID_AT_INSPECTION.search(text)))
    return cues | _time_cues(limits, text)


def goes_on(text: str) -> bool:
    """Whether a sentence enumerates what the one before it announced."""
    return bool(_GOES_ON.match(text))


def tells_cause(text: str) -> bool:
    """Whether a sentence tells why something is so."""
    return bool(_CAUSE.search(text))


def refers_back(text: str) -> float:
    """How plainly a sentence speaks of what the one before it named, from 0 to 1."""
    if _REFERS_BACK.match(text):
        return 1.0
    return 0.5 if _WITHIN_REFERS_BACK.search(text) else 0.0


def asks_what_to_do(question: Question) -> bool:
    """Whether the question asks what someone should do, or was told to do."""
    return question.expects in ("action", "list", "topic") and bool(_OBLIGED.search(question.text))


def _cause_cues(text: str) -> dict[str, float]:
    cause = tells_cause(text)
    so = bool(_SO.match(text))
    return {
        "because": float(cause),
        "perhaps because": float(not cause and bool(_PERHAPS_CAUSE.search(text))),
        "because of that": float(so and cause),
        "consequence": float(so and not cause),
    }


def _action_cues(question: Question, text: str) -> dict[str, float]:
    obliged = bool(_OBLIGED.search(question.text))
    cues = {
        "must": float(obliged and bool(_MUST.search(text))),
        "must unasked": float(not obliged and bool(_MUST.search(text))),
        "does": float(not obliged and bool(_DOES.search(text))),
    }
    if _CONDITION_ASKED.search(question.text):
        cues["condition"] = float(bool(_CONDITION.search(text)))
    return cues


def _verdict_cues(question: Question, text: str) -> dict[str, float]:
    asked = bool(_VERDICT_ASKED.search(question.text))
    cues = {"verdict": float(asked and bool(_VERDICT.search(text)))}
    if _EXISTS_ASKED.search(question.text) or _NOT_ASKED.search(question.text):
        cues["negation"] = float(bool(_NOT.search(text)))
    return cues


def _time_cues(limits: Limits, text: str) -> dict[str, float]:
    cues: dict[str, float] = {}
    if limits.years:
        said = {int(year) for year in _YEAR.findall(text)}
        cues["said year"] = float(not said.isdisjoint(limits.years))
        cues["said another year"] = float(bool(said) and said.isdisjoint(limits.years))
    elif limits.newest:
        cues["at present"] = float(bool(_AT_PRESENT.search(text)))
    return cues


def _defines(question: Question, text: str) -> float:
    """Whether the sentence says what the thing asked about is: it is named early, then told."""
    stems = {term.stem for term in question.terms}
    place = next((w for w in words_of(text) if w.stem in stems), None)
    if place is None:
        return 0.0
    early = 1.0 if place.start < _EARLY else 0.3
    return early * float(bool(_MEANS.match(text[place.end :].lstrip(" ’'”\"")[:12])))
