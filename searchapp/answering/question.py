"""What a question asks for: the kind of answer, the thing asked about, the words that matter."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal, Protocol

from searchapp.answering.headcounts import Group
from searchapp.answering.words import Word, stem, words_of
from searchapp.language.councils import council_names
from searchapp.language.tokens import normal

Expected = Literal[
    "number",
    "percent",
    "money",
    "date",
    "duration",
    "person",
    "role",
    "organisation",
    "place",
    "grade",
    "yesno",
    "definition",
    "list",
    "reason",
    "action",
    "comparison",
    "topic",
]
Asking = Literal["who", "when", "where", "how many", "why", "how", "what", "which", "yesno", "none"]

SAME_MATTER = 0.5
"""Other words of less weight belong to the matter but are not the matter, so answer nothing."""

SHORT_ANSWERS: frozenset[Expected] = frozenset(
    (
        "number",
        "percent",
        "money",
        "date",
        "duration",
        "person",
        "role",
        "organisation",
        "place",
        "grade",
    )
)
"""Kinds whose answer is at most 12 words; all others have at most 40."""

FIGURES: frozenset[Expected] = frozenset(
    {"number", "percent", "money", "date", "duration", "grade"}
)
"""Kinds whose answer is a figure, or one of a few words."""

NAMES: frozenset[Expected] = frozenset({"person", "role", "organisation", "place"})
"""Kinds whose answer names someone or something."""


@dataclass(frozen=True, slots=True)
class OtherWords:
    """Words (by stem) that stand for terms of the question (by index); `weight` says how surely."""

    stems: tuple[str, ...]
    terms: tuple[int, ...]
    weight: float


class OtherName(Protocol):
    """Other words to look for; `bearing` carry the meaning, `weight` counts beside 1."""

    @property
    def weight(self) -> float:
        """How much they count beside 1 for the words typed."""

    @property
    def bearing(self) -> tuple[str, ...]:
        """The words that are more than grammar."""


class Meaning(Protocol):
    """The words from `start` to `end` are a term with other names."""

    @property
    def start(self) -> int:
        """The first word's place."""

    @property
    def end(self) -> int:
        """The place after the last word."""

    @property
    def alternatives(self) -> Sequence[OtherName]:
        """The other names."""


class Lexicon(Protocol):
    """Knows other words for the same thing, as searchapp.language.lexicon does."""

    def meanings(self, typed: Sequence[str], in_capitals: Sequence[bool]) -> Sequence[Meaning]:
        """The terms among the normalised words `typed`, and their alternatives."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `words` are all its words, `terms` those that say what it is about; `head` holds the stems of
    the noun that the question word governs ("which department ..."), empty where there is none.
    `is_question` is False for bare keywords. `overall` tells one for how a council was judged as a
    whole (searchapp.answering.overall), `group` for the count of a group of children and nothing
    else (searchapp.answering.headcounts).
    """

    text: str
    words: tuple[Word, ...]
    terms: tuple[Word, ...]
    head: tuple[str, ...]
    expects: Expected
    asking: Asking
    is_question: bool
    others: tuple[OtherWords, ...] = ()
    overall: bool = False
    group: Group | None = None


_LEAD_IN = re.compile(
    r"^\W*(?:(?:please|hi|hello|hey|ok|so|and|but|well)\b\W*"
    r"|(?:can|could|would|will) (?:you|u|anyone|someone) (?:please )?(?:tell|show|give"
    r"|help) (?:me|us)\b\W*"
    r"|(?:do|does) (?:you|we|anyone|anybody) know(?: if| whether)?\b\W*"
    r"|(?:tell|show|give) (?:me|us)(?: about)?\b\W*"
    r"|i(?:'d| would)? (?:need|want|like)(?: to know)?\b\W*|i(?:'m| am) (?:trying to find"
    r"|looking for)\b\W*)+",
    re.IGNORECASE,
)
_NO_VERB = (
    r"(?!(?:should|must|ought|did|does|do|is|are|was|were|has|have|had|will|would|can"
    r"|could|happens|the)\b)"
)
_FIRST_WHO = r"^(?:(?!\b(?:what|how|why|when|which|where)\b).)*?\b"
_AUXILIARY = (
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|shall|may|might"
    r"|must"
    r"|isn'?t|aren'?t|wasn'?t|weren'?t|don'?t|doesn'?t|didn'?t|hasn'?t|haven'?t|can'?t|couldn'?t)"
)

_TO_IMPROVE = (
    r"(?:(?:do|change|fix|address|tackle|work on) ?)?(?:to )?"
    r"(?:improve(?:ment)?|(?:be |get )?(?:better|improved|fixed|changed|put right))"
)
_INSPECTED = (
    r"(?:it|they|we|(?:(?:the|our|this) )?(?:local )?(?:(?!a |an )[\w-]+ )?"
    r"(?:council|authority|board|lscb)|[\w-]+)"
)
_POST = (
    r"(?:director|manager|head|chair(?:man|woman|person)?|leader|inspector|officer|member|boss"
    r"|councillor|chief executive|minister|man|woman|mayor)"
)
_CONTRACTED = re.compile(r"\b(what|who|where|when|how|why)['’]?s\b", re.IGNORECASE)
# The first rule whose pattern is found decides. Order matters: the narrow before the wide.
_RULES: tuple[tuple[Expected, str], ...] = (
    (
        "reason",
        r"^why\b|\bhow come\b|\b(?:reasons?|causes?) (?:for|why|of|that|behind)\b"
        r"|\bwhat (?:has |have |had |is |was )?(?:caus|explain|led to|lies behind|made\b)|\bwhy\b"
        r"|\bbecause of what\b|\bwhat (?:was|is|were|are) the (?:main )?(?:reasons?|causes?)\b",
    ),
    (
        "comparison",
        r"\bcompar(?:ed?|ing|ison|es)\b|\bversus\b|\bvs\b|\bdifference between\b"
        r"|\b20\d\d(?:\s?[-–/]\s?\d+)? against\b|\bagainst (?:the )?\w+ the same year\b"
        r"|\bbefore,? and (?:what|how \w+)(?: is| are)?(?: \w+)? now\b|\bnext to the whole\b"
        r"|\band the (?:national|england) (?:average|figure|rate)\b"
        r"|\b(?:more|fewer) of\b.* than\b|\bwhere .*\bmore\b.*, .* or "
        r"|\bhow (?:has|have|did|does) .{3,80}\b(?:chang|differ|mov)"
        r"|\b(?:better|worse|higher|lower|more|fewer|less|longer|shorter|faster|slower|bigger"
        r"|smaller) "
        r"(?:\w+ ){0,4}than\b(?! (?:an? |one |two |three |four |five |six |\d))"
        r"|\bbefore and after\b|\bthen and now\b"
        r"|\b(?:up|rise|risen|increased?|better|higher|more|above|over) or (?:down|fall(?:en)?"
        r"|decreased?|worse|lower|fewer|less|below|under)\b|\b20\d\d (?:against|and|to|or) 20\d\d\b"
        r"|\bhow much (?:higher|lower|more|less|fewer|better|worse|bigger|smaller|longer)\b"
        r"|\bhow many .* and how many\b|\bhow much .*\b(?:grown?|risen|fallen|increased?|dropped)\b"
        r"|\bwas it the same\b|\bthe same .* (?:in|as) both\b"
        r"|\bwhich .*\b(?:more|fewer|less|better|worse|higher|lower)\b.* or ",
    ),
    (
        "definition",
        r"\b(?:stands?|short) for\b|\bwhat (?:do|does|did) .{1,60}\b(?:mean|stand)\b|\bmeaning of\b"
        r"|\bdefin(?:e|ed|ition)\b|\bmeans? what\b|\bexplain what\b|\bfull name\b|\bmeaning$"
        r"|\bwhat exactly (?:is|are|was|were)\b|\bin full\b(?: please)?\W*$"
        r"|\bwhat (?:is|are) .{2,60}\b(?:for|meant to be)\W*$|\bwhat['’]?s that\b"
        r"|\bwhat makes an? \w|\bthe idea (?:of|behind)\b|\bidea lies behind\b"
        r"|\bwhat (?:would|does|do|should) .{2,60}\blook like\b|\bacronym\b|\babbreviation\b",
    ),
    (
        "percent",
        r"\bper ?cent(?:age)?s?\b|%|\b(?:what|which) (?:proportion|share|fraction)\b"
        r"|^(?:proportion|share) of\b"
        r"|\bproportion of\b|\bpercentage\b|\bhow many (?:out of|in) (?:every )?(?:ten|10|100)\b"
        r"|\b(?:turnover|vacancy|attendance|absence|sickness|completion) rates?\b"
        r"|\bwhat (?:is|was|were) .*\bturnover\b|\bby how much\b|\btake-?up\b",
    ),
    (
        "money",
        r"£|\bhow many pounds\b|\bhow (?:big|large) an? (?:\w+ )?(?:budget|cut|grant|overspend)\b"
        r"|\bhow (?:big|large) (?:is|was|are|were) .*\b(?:budgets?|grants?|overspend)\b"
        r"|\b(?:fines?|fees?|prices?)\b.*\bhow much\b|\bwhat (?:are|is|was|were) .*\bpaid\b"
        r"|^(?:the )?(?:extra |new )?(?:funding|grant|investment|money)\b(?!.*\bwho\b)"
        r"|\bhow much (?:money|funding|cash|budget|did (?:it|\w+ )?cost|does .* cost"
        r"|.*\b(?:spen[dt]|cost|paid|pay|invest|fund|save|budget|grant))"
        r"|\bwhat (?:is|was|did) .*\b(?:cost|budget|price|salary)\b|\bcost of\b"
        r"|\bwhat (?:does|do|did) .*\bpay\b|\bgrant (?:for|to|of)\b|\ballowance\b|\bbudget\b$"
        r"|\bhow much (?:\w+ )?(?:money|funding|cash|grant|allowance)\b",
    ),
    (
        "duration",
        r"\bhow long\b|\bhow many (?:\w+ )?(?:days?|weeks?|months?|years?|hours?|minutes?)\b"
        r"|\b(?:number|no\.?|count) of (?:days|weeks|months|years|hours)\b|\blength of time\b"
        r"|\b(?:average|typical|longest|shortest) (?:wait|time)\b|\bhow (?:quickly|soon|fast)\b"
        r"|^(?:[^:]{2,40}: )?(?:days|weeks|months) (?:between|from|to)\b"
        r"|^(?:the )?longest an? .*\bwithout\b",
    ),
    (
        "date",
        r"^(?:\w+ ){0,2}when\b|\bwhat (?:date|day|month|year|time)|\b(?:which|what) (?:year|month"
        r"|date|day)s?\b"
        r"|\bdates?\b(?! of birth).*\b(?:inspect|publish|report)|\b(?:inspect|publish"
        r"|report)\w*.*\bdates?\b|\bsince when\b"
        r"|\bhow recent|\b(?:start|opening|closing|launch|publication|end) (?:date|day)\b"
        r"|\bdeadline\b|\bopening (?:times|hours)\b",
    ),
    (
        "list",
        rf"^what (?:does|do) {_INSPECTED} (?:need|have|ought) to (?:do|{_TO_IMPROVE})"
        rf"(?: at| on)?\W*$|^what (?:should|must) {_INSPECTED} {_TO_IMPROVE}\W*$"
        rf"|^what (?:does|did|do) (?:ofsted|inspectors|the inspectors|the report) say needs to "
        rf"{_TO_IMPROVE}\W*$"
        rf"|^what (?:needs?|has|have|must|should|ought)(?: to)? {_TO_IMPROVE}\W*$"
        r"|^(?:all |the )*(?:recommendations|areas for (?:improvement|development)"
        r"|priority actions?)(?:,? (?:20\d\d|(?:from|of|in|about|for|on) .+))?\W*$",
    ),
    (
        "action",
        r"^what (?:should|must|ought|needs?|has to|have to)\b(?! .*\bhow many)"
        r"|^what (?:do|does|did|happens?) .*\b(?:when|if)\b",
    ),
    (
        "number",
        r"\b(?:number|count|figure)\W*$|^(?:the )?(?:average|typical|mean)\b(?! (?:wait|time))"
        r"|^number to\b|\bwhat (?:had|has|have|did) .*\brate\b|\bwhat caseloads?\b"
        r"|\brank(?:s|ed|ing)?\b|\bhow many\b|\bhow often\b"
        r"|\bnumbers? of\b|\bcount\b|\bhow (?:big"
        r"|large|old|far|high)\b|\btotal\b"
        r"|\b(?:what|which) (?:is|was|were|are) the (?:\w+ ){0,3}(?:number|rate|size|total"
        r"|average|figure|ratio|caseload|target)\b"
        r"|\b(?:what|which) (?:number|rate|age)\b|\bhow much\b",
    ),
    (
        "grade",
        r"^(?!.*\b(?:after|since|despite) (?:being|getting|it was|they were)\b)"
        r".*\b(?:what|which|how|grade|rating)\b.*\b(?:graded?|judged?|judge?ments?|ratings?|rated"
        r"|verdict|scored?|mark|result)\b"
        r"|\bhow (?:did|do|does|has|have) .*\b(?:rate|grade|judge|score)\b"
        r"|\bhow (?:did|has) .{2,60}\b(?:do|done|fare|perform) (?:overall|in 20\d\d)"
        r"|^(?!.*\b(?:who|why|how|when|did|is|are|was|were)\b).*\b(?:rating|grade|judge?ment)\b"
        r"|\b(?:what|which) (?:grade|rating|judge?ment|score|mark)\b|\b(?:ofsted|overall"
        r"|inspection) (?:grade|rating|judge?ment|verdict|result|outcome)\b"
        r"|\bhow did .* (?:do|fare|perform) in (?:the|its|their)\b.*\binspection\b",
    ),
    (
        "list",
        r"^list\b|^name (?:all|the|some|two|three|four|five|every)\b(?! \w+ (?:of|who))"
        r"|\bnames of\b|\b(?:what|which) (?:\w+ )?(?!this|was|is|has|does)\w+[a-rt-z]s (?:are|were"
        r"|do|did|have|had|can|could|will)\b(?!.*\bmost\b)"
        r"|\bwhat (?:sorts?|kinds?|types?|forms?) of\b|\bwhat else\b"
        r"|\bwhat (?:are|were) (?:the |its |their |\w+'s )?(?:\w+ ){0,3}"
        r"(?:recommendations|priorities|strengths|weaknesses|areas|actions|reasons|members"
        r"|findings|problems|concerns|types|kinds|ways)\b"
        r"|\bwhat (?:\w+ ){0,2}(?:things|areas|recommendations|actions|services|strengths"
        r"|improvements)\b|\bwho (?:are|were) (?:the )?\w+s\b"
        r"|\b(?:had|has|have) to (?:fix|improve|sort)\b|\bt(?:old|ell) .* to (?:fix|improve|do)\b"
        r"|\bthings? to (?:improve|fix|put right)\b"
        r"|^(?:two|three|four|five|some) (?:things|ways|reasons|areas)\b"
        r"|\b(?:what|which) (?:subjects|topics|things|ways|areas|measures|inspectors)\b"
        r"|\bwhat (?:are|were) (?:\S+ )?(?:two|three|four|five|six)\b|\bwhich .* - which \w+s\b",
    ),
    (
        "action",
        r"^what (?:should|must|ought|needs?|has to|have to)\b|^what (?:did|do"
        r"|does) (?:the )?(?:inspectors?|ofsted|reports?) .*\b(?:want|recommend|ask|tell|advise"
        r"|require)|^what (?:is|are) .*\bsupposed to do\b|^what (?:do|does|did) .*\bset up\b",
    ),
    (
        "person",
        rf"\bname of (?:\S+ ){{0,5}}?{_POST}\b|{_POST}(?: \S+){{0,5}},? (?:called|named?)\b"
        r"|\b(?:what|which) (?:mp|councillor|inspector|person|man|woman)\b"
        r"|\bwho\b.*\b(?:name\b(?! of)|called\b)|\bwho\b.*\b(?:inspect|ofsted)\w*"
        r"|^(?!.*\b(?:what|which|how|why|when|where|is|are|did|does)\b)"
        r".*\b(?:quality assurance manager|lead inspector)\b",
    ),
    (
        "role",
        r"\b(?:what|which) (?:(?:other|senior|new) )?(?:post|job|role|officer|manager|position"
        r"|title|person|professional|staff)\b|\bwhat job\b"
        r"|\bwhose (?:job|responsibility|role|chair)"
        rf"|{_FIRST_WHO}who (?:should|must|ought|needs?|has to|is supposed|is responsible"
        rf"|is accountable|is in charge|chairs?|oversees?|decides?|approves?|signs?|monitors?"
        rf"|checks?|holds?|coordinates?|co-ordinates?|updates?|reports?|keeps?|chaired|can|could"
        rf"|vets?|watches|watched|gives|talks|in \w+ (?:has|have|needs?|can|must|chairs))\b",
    ),
    (
        "organisation",
        rf"\b(?:what|which) {_NO_VERB}(?:\w+ )?{_NO_VERB}(?:\w+ )?(?:organi[sz]ation|agency"
        rf"|agencies|department|charity|body|company|"
        r"service|council|board|provider|authority|authorities|partner|trust|group|team|panel"
        r"|firm|project|school|union|database|scheme|programme|model|tool|hospital|college|uni"
        r"|university|club|contractor)s?\b"
        r"|\bwhat (?:is|was|are) .{2,60}\b(?:called|named)\b"
        r"|\bname of the\b(?! (?:\w+ ){0,3}(?:inspector|director|chair|head|manager|person|leader"
        r"|minister|officer)\b)"
        rf"|{_FIRST_WHO}who (?:runs?|provid\w+|commission\w*|funds?|funded|delivers?|delivered"
        rf"|does|did|do|offers?|carries|carried|supplies|owns|works?|helps?|supports?|won|pays?"
        rf"|paid|is paying|['’]s paying)\b|\brun by\b|^(?!.*\b(?:how|why|when|is|are)\b)"
        rf"(?:\w+ ){{1,4}}provider\b(?! (?:of|is|are))",
    ),
    (
        "person",
        rf"{_FIRST_WHO}who(?:m|se|'s)?\b|\bname of (?:the )?(?:\w+ ){0, 3}(?:inspector|director"
        rf"|chair|head|manager|person|leader)\b"
        r"|\b(?:what|which) (?:person|inspector|man|woman|child)\b",
    ),
    (
        "place",
        r"^(?:\w+ ){0,2}where\b|\b(?:what|which) (?:\w+ )?(?:place|town|city|borough|building|venue"
        r"|county|country|region|area|location|office|site|airport|neighbourhood|district"
        r"|(?:bits?|parts?) of \w+"
        r"|(?:neighbour\w*|other) (?:council|authority))s?\b|\bwhere\b",
    ),
    (
        "action",
        r"\bwhat (?:should|must|needs?|has to|have to|ought|could|would|can|happens?|happened"
        r"|will)\b"
        r"|\bwhat (?:is|are|was|were|has|have|had) .*\b(?:done|doing|want\w*|recommend\w*"
        r"|advis\w+|ask\w*|told|(?<!in )need\w*|requir\w+|expect\w*)\b"
        r"|\bwhat (?:did|do|does) .*\b(?:want|recommend|ask|need|require|do|expect|advise"
        r"|say .* should)\b"
        r"|\bhow (?:should|can|could|must|will|does|do|did|is|are|was|were|has|have)\b|\brecommend",
    ),
)
# Keywords that name several of something at some time: "LADO referrals 2013-14".
_COUNTED_THEN = re.compile(
    r"(?!.*\b(?:who|what|why|how|when|where|which|is|are|was|were|did|do|does|has|have|had|can"
    r"|should|must|will|would|could)\b)"
    r"(?!.*\b(?:recommendations|strengths|weaknesses|priorities|inspectors|findings|judge?ments"
    r"|grades|dates|reasons|concerns|reports|inspections|count|number|numbers|total|average)\b)"
    r"(?P<counted>(?:[\w'’-]+ ){0,3}?(?:\w+[^\Wsui]s|children|people|men|women|kids))\b .*"
    r"\b(?:(?:in |for )?(?:19|20)\d\d(?:\s?[-–/]\s?\d+)?\W*$|since \w+ (?:19|20)\d\d"
    r"|(?:at|by) (?:the )?end of\b|(?:end|start) of \w+ (?:19|20)\d\d)",
    re.IGNORECASE,
)
_COMPILED: tuple[tuple[Expected, re.Pattern[str]], ...] = tuple(
    (expected, re.compile(pattern, re.IGNORECASE)) for expected, pattern in _RULES
)
_YESNO = re.compile(
    rf"^(?:{_AUXILIARY}\b(?! (?:you|we) know)|is it true|any\b(?=.*\?))", re.IGNORECASE
)
_WHAT_IS = re.compile(
    r"^(?:what|who)(?:'s|’s| is| are| was| were|s)? (?!(?:do|does|did|has|have|had|can|could|will"
    r"|would)\b)(?:an? |the )?(?P<what>[\w'’\-/& ]{2,60}?)\W*$",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:(?P<number>how (?:many|much|long|often|old|far|big|large|high)|number of"
    r"|what (?:percentage|proportion|share))"
    r"|(?P<word>who|whom|whose|when|where|why|how|what|which))\b",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"(?:\b(?:numbers?|proportion|percentage|share|total|rate|per ?cent|how many|how much)|%)"
    r" of(?: (?:all|the|its|their|these|those|our))*\s+((?:[\w'’-]+\s*){1,4})",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"\b(?:what|which|how many|how much|whose)"
    r"(?: (?:more|fewer|other|new|different|separate|kinds? of|types? of|sorts? of))*"
    r"\s+((?:[\w'’-]+\s*){1,5})",
    re.IGNORECASE,
)
# When something was so, which every report says of everything.
AT_INSPECTION = re.compile(
    r"\b(?:when|while|at the (?:time|point|moment)(?: of)?|during|as of|by the time)(?: of)? "
    r"(?:(?:the|this|its|their|that) )?(?:\w+ )?(?:20\d\d )?(?:ofsted )?"
    r"(?:inspection|inspectors|ofsted|visit)"
    r"(?:(?: was| were)? (?:took place|happened|ended|began|visited|came|arrived|called|carried out"
    r"|went in|looked|turned up))?\b(?! team| report)",
    re.IGNORECASE,
)
# Who speaks in every report: what inspectors say, find or are worried about.
_SPEAKER = re.compile(
    r"(?<!who )\b(?:did|do|does|have|has|had|was|were|are|is|what|how|why)(?: the)?"
    r" (?:ofsted|inspectors?)\b"
    r"(?: (?:also|really|actually))?"
    r"(?: (?:say|said|think|thought|find|found|report|reported|conclude|concluded|feel|felt|mention"
    r"|mentioned|note|noted))?\b(?! (?:team|inspect|visit|lead|judge|grade|rate|go|come|call|next))"
    r"|\baccording to(?: the)? (?:ofsted|inspectors?|reports?)\b",
    re.IGNORECASE,
)
_ASIDE = (AT_INSPECTION, _SPEAKER)
# Words that a question is put in, not about.
_ASKED_WITH = re.compile(
    r"who|whom|whose|what|which|when|where|why|how|many|much|long|often|count|number|percentage"
    r"|percent|per|cent"
    r"|proportion|share|list|name|names|please|report|reports|say|says|mention|kind|type|sort"
    r"|happens?|there|average|avg|mean|means|stand|stands|define|definition"
    r"|called|term|known",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether `text` asks, rather than only names words to look for."""
    return understand(text).is_question


def asks_since(question: Question) -> bool:
    """Whether it is asked how long something has been so: the day since when it is tells that."""
    return question.expects == "duration" and bool(_SO_LONG_ASKED.search(question.text))


def asks_possible(question: Question) -> bool:
    """Whether it is asked if something can be so or be done."""
    return bool(_POSSIBLE_ASKED.match(question.text))


_POSSIBLE_ASKED = re.compile(r"^(?:can|could|may|might)\b", re.IGNORECASE)
_SO_LONG_ASKED = re.compile(
    r"\bhow long (?:has|have) .*\b(?:been|had)\b(?! (?:\w+ )?wait)|\bhow long .*\bin post\b",
    re.IGNORECASE,
)
_COUNT_LAST = re.compile(r"^(?P<what>.{3,}?),? (?P<count>how many|how much)\W*$", re.IGNORECASE)
"""Asks a count in few words: "LADO referrals how many"."""


_CHANGED_HOW_MUCH = re.compile(
    r"^how (?:much|far) (?P<verb>has|have|had|did|do|does)(?P<what> (?!.*\b(?:numbers?|rates?"
    r"|proportion|percentage|figures?|caseloads?|budget|costs?|spending|funding)\b).*?)?"
    r"(?= (?:chang\w+|improv\w+|(?:got(?:ten)?|get|become) (?:much )?(?:better|worse))\b)",
    re.IGNORECASE,
)
_BETTER_HOW_MUCH = re.compile(
    r"^how much (?P<so>better|worse) (?P<verb>is|are|was|were|has|have|did) (?P<what>.+?)\W*$",
    re.IGNORECASE,
)
"""Both ask for no count, but whether something has changed: "how much has the board improved"."""


def _if_changed(text: str) -> str:
    """The question whether it has: of "how much has changed" whether things have."""
    text = _BETTER_HOW_MUCH.sub(r"\g<verb> \g<what> \g<so>", text)
    return _CHANGED_HOW_MUCH.sub(
        lambda found: found["verb"] + found["what"] if found["what"] else "have things", text
    )


def understand(text: str) -> Question:
    """Reads `text`, a question or keywords, in plain English of any punctuation."""
    bare = _CONTRACTED.sub(r"\1 is", _LEAD_IN.sub("", text).strip() or text.strip())
    bare = _COUNT_LAST.sub(r"\g<count> \g<what>", bare)
    bare = _if_changed(bare)
    words = words_of(bare)
    asking = _asking(bare)
    head = _head(bare)
    whole = _without_relatives(bare) if asking == "none" else bare
    of_grade = _GRADE_ASKED.search(bare)
    content = tuple(
        w
        for w in words
        if w.is_content
        and not _ASKED_WITH.fullmatch(w.text)
        and not (of_grade and _OF_A_GRADE.fullmatch(w.text))
    )
    aside = [match.span() for one in _ASIDE for match in one.finditer(bare)]
    terms = tuple(w for w in content if not any(a <= w.start < b for a, b in aside)) or content
    terms = terms or tuple(w for w in words if w.is_content)
    return Question(
        text=bare,
        words=words,
        terms=tuple({w.stem: w for w in reversed(terms)}.values())[::-1],
        head=head,
        expects=_expects(whole),
        asking=asking,
        is_question=asking != "none" or text.rstrip().endswith("?"),
    )


def asks_duty(question: Question) -> bool:
    """Whether it is asked by when something must be done: "when must the plan be published?"."""
    return question.expects == "date" and bool(_DUTY.search(question.text))


def with_other_words(question: Question, lexicon: Lexicon) -> Question:
    """The question with the other words that the lexicon has for its terms."""
    spoken = [word for word in question.words if word.kind != "mark"]
    capitals = [len(word.text) > 1 and word.text.isupper() for word in spoken]
    others: list[OtherWords] = []
    for meaning in lexicon.meanings([normal(word.text) for word in spoken], capitals):
        meant = spoken[meaning.start : meaning.end]
        terms = tuple(i for i, term in enumerate(question.terms) if term in meant)
        least = SURELY_MEANT if len(meant) > 1 else 0.0
        others.extend(
            OtherWords(tuple(stem(word) for word in other.bearing), terms, max(other.weight, least))
            for other in meaning.alternatives
            if terms and other.weight >= SAME_MATTER
        )
    return replace(question, others=(*others, *_everyday_words(question)))


SURELY_MEANT = 0.85
"""How surely another name of a matter of several words stands for it, at least: children in care
are those who are looked after."""

EVERYDAY = 0.55
"""How surely an everyday word means another of its line in data/everyday.txt."""

MOST_EVERYDAY_WORDS = 4
"""Words of the longest name that is looked up there."""


def _everyday_words(question: Question) -> Iterator[OtherWords]:
    """What stands for the question's words, one or several side by side, among everyday words."""
    spoken = [word for word in question.words if word.kind != "mark"]
    meanings = _everyday()
    for start in range(len(spoken)):
        for end in range(start + 1, min(len(spoken), start + MOST_EVERYDAY_WORDS) + 1):
            meant = spoken[start:end]
            terms = tuple(i for i, term in enumerate(question.terms) if term in meant)
            key = tuple(word.stem for word in meant)
            if terms:
                yield from (OtherWords(other, terms, EVERYDAY) for other in meanings.get(key, ()))


@cache
def _everyday() -> Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The stems of every name in data/everyday.txt, and those of the others of its lines."""
    text = resources.files("searchapp.answering").joinpath("data/everyday.txt").read_text("utf-8")
    found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = defaultdict(dict)
    for line in text.splitlines():
        if line[:1] in ("", "#"):
            continue
        names = [tuple(word.stem for word in words_of(name)) for name in line.split(",")]
        for name in names:
            found[name].update(dict.fromkeys(other for other in names if other != name))
    return {name: tuple(others) for name, others in found.items()}


_GRADE_ASKED = re.compile(
    r"^(?:is|was|are|were) .{2,60}\b(?:(?:rated|graded|judged)(?: as| to be)?|still) "
    r"(?:outstanding|good|adequate|inadequate|requir\w+ improvement)"
    r"(?:,? overall| in (?:the )?20\d\d(?: inspection)?| last time)*\W*$"
    r"|^(?:is|was) (?:the )?(?:council|authority|local authority|borough|[A-Z]\w+) well[- ]led\W*$"
    r"|^(?:is|was|are|were) (?:the |[A-Z]\w+['’]s )?(?:adoption(?: services?| performance)?|lscb"
    r"|(?:local )?safeguarding (?:children['’]?s? )?board)(?: (?:in|at|of)(?: [A-Z][\w-]+)+)? "
    r"(?:outstanding|good|adequate|inadequate)\W*$",
    re.IGNORECASE,
)
_OF_A_GRADE = re.compile(
    r"still|rated|graded|judged|outstanding|good|adequate|inadequate|requir\w+|improvement",
    re.IGNORECASE,
)
"""Words that ask whether a grade was given: it is the matter judged that a sentence must have."""
_DUTY = re.compile(
    r"\bwhen (?:must|should|shall)\b|\bwhen (?:do|does|did) .{2,60} have to\b|\bby when\b"
    r"|\bdeadline\b",
    re.IGNORECASE,
)


def _expects(text: str) -> Expected:
    if _GRADE_ASKED.search(text):
        return "grade"
    if _YESNO.match(text) and not re.search(r"\bhow (?:many|much|long)\b", text, re.IGNORECASE):
        return "comparison" if _COMPILED[1][1].search(text) else "yesno"
    for expected, pattern in _COMPILED:
        if pattern.search(text):
            return expected
    if _COUNTED_THEN.match(text):
        return "number"
    what = _WHAT_IS.match(text)
    if what and _names_a_thing(what["what"]):
        return "definition"
    return "topic"


_SOMEWHERE = re.compile(r" (?:in|at) [A-Z]\w+(?: (?:[A-Z]\w+|and|upon|of|the))*$")


_WHAT_IS_SO = re.compile(
    r"(?:still|now|currently|not|really|also|already|so|too|very|most|least|being|going|getting)\b"
    r"|(?:(?:in)?adequate|good|outstanding|poor|bad|weak|strong|wrong|right|better|worse|best|worst"
    r"|(?:in)?effective|missing|lacking|working|new|different|improving|improved|required|needed"
    r"|important|urgent|happening|unsafe|safe)$",
    re.IGNORECASE,
)
"""What follows "what is" where it is asked which things are so: "what is still inadequate"."""


def kind_of_each(text: str) -> Expected:
    """What a comparison asks of each of its sides: "how many in 2013 and in 2015?" a number."""
    kinds = (kind for kind, pattern in _COMPILED if kind != "comparison" and pattern.search(text))
    return next(kinds, "comparison")


def _names_a_thing(words: str) -> bool:
    """Whether "what is ..." asks for a meaning: a short name, without "of" or a verb's tail."""
    if _WHAT_IS_SO.match(words):
        return False
    parts = _SOMEWHERE.sub("", words).split()
    return len(parts) <= 4 and not re.search(
        r"\b(?:of|in(?! need\b)|for|being|about|like|to)\b|\b(?:good|bad|better|worse) at$",
        " ".join(parts),
    )


def _asking(text: str) -> Asking:
    if _YESNO.match(text):
        return "yesno"
    found = _ASKING.search(text)
    if not found:
        return "none"
    if found["number"]:
        return "how many"
    if _is_relative(text, found.start()):
        return "none"
    word = found["word"].lower()
    if word in ("whom", "whose"):
        word = "who"
    return word  # type: ignore[return-value]


def _is_relative(text: str, place: int) -> bool:
    """Whether the first question word, at `place`, only joins: "young parents who were in care".

    It asks where the text begins with it, with a preposition before it ("in Wigan who chairs ..."),
    with a name or what ends with a mark before it, where the text ends with a question mark, and
    where only a question goes on so ("what does the council do").
    """
    before = text[:place].rstrip()
    if not before or text.rstrip().endswith("?") or not before[-1].isalnum():
        return False
    if _ASKS_WHEREVER.match(text, place):
        return False
    words = before.split()
    named = all(one[0].isupper() for one in words) or before.lower() in council_names()
    return not (named or _PREPOSITION.fullmatch(words[0]))


def _without_relatives(text: str) -> str:
    """The text without the words that could ask and only join."""
    return " ".join(_RELATIVE.sub(" ", text).split())


_PREPOSITION = re.compile(
    r"in|at|for|from|of|on|to|with|by|about|under|during|since|and|so|but|or",
    re.IGNORECASE,
)
_ASKS_WHEREVER = re.compile(r"(?:what|how|why|where|when) (?:do|does|did)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|when|where|why|how|what|which)\b", re.IGNORECASE)


def _head(text: str) -> tuple[str, ...]:
    """The noun asked for: of which a share is asked, or after the question word.

    It goes up to a word of grammar, or past a plural.
    """
    found = _SHARE_OF.search(text) or _HEAD.search(text) or _COUNTED_THEN.match(text)
    if not found:
        return ()
    stems: list[str] = []
    for word in words_of(found[1]):
        lower = word.text.lower()
        if stems[-1:] == ["look"] and lower == "after":
            continue
        if word.kind == "mark" or not word.is_content:
            break
        stems.append(word.stem)
        if _PLURAL.fullmatch(word.text):
            break
    return tuple(stems)


_PLURAL = re.compile(r"\w+[^\Wsui]s|children|people|men|women|kids|staff|police", re.IGNORECASE)
"""A noun in the plural, after which a verb or a preposition follows, no further noun."""
