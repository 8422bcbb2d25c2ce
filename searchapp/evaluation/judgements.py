"""Files of judged queries and questions, and when a hit meets what was judged.

A file is a JSON list of objects. Which kind it is shows in its records: judged queries have
`query`, judged questions have `question`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from searchapp.errors import EvaluationFileError
from searchapp.model import Paragraph

_LONE_STOP = re.compile(r"(?<!\d)\.|\.(?!\d)")
_NOT_WORDS = re.compile(r"(?:[^\w%.]|_)+")

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class JudgedParagraph:
    """A paragraph that was judged: by number where it has one, else by a quote of its text.

    `grade` is 3 for what the searcher wants first, 2 for something substantial, 1 for a mention.
    """

    report: str
    number: int | None
    quote: str
    grade: int = 1


def normalised(text: str) -> str:
    """Lower case, each run of other characters than letters, digits and `%` one space.

    A full stop counts only between digits, so that "5.2" is no "52".
    """
    return _NOT_WORDS.sub(" ", _LONE_STOP.sub(" ", text.lower())).strip()


def meets(paragraph: Paragraph, judged: JudgedParagraph) -> bool:
    """Whether `paragraph` is the one judged: of its report, with its number or its quote.

    A list item does not bear the number of its parent.
    """
    if paragraph.report_id != judged.report:
        return False
    if judged.number is not None and paragraph.item is None and paragraph.number == judged.number:
        return True
    return bool(judged.quote) and normalised(judged.quote) in normalised(paragraph.text)


def read_records(path: Path) -> tuple[Record, ...]:
    """The records of a file of judgements. Raises EvaluationFileError where it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EvaluationFileError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise EvaluationFileError(f"{path} is not text in UTF-8.") from error
    except json.JSONDecodeError as error:
        raise EvaluationFileError(f"{path} is not JSON (line {error.lineno}).") from error
    if not isinstance(content, list) or not content:
        raise EvaluationFileError(f"{path} must be a JSON list with at least one judged record.")
    for place, record in enumerate(content, 1):
        if not isinstance(record, dict):
            raise EvaluationFileError(f"{path}: record {place} is not an object.")
    return tuple(content)


def judged_paragraphs(record: Record, key: str, where: str) -> tuple[JudgedParagraph, ...]:
    """The judged paragraphs listed under `key`; `where` names the record in error messages."""
    listed = record.get(key, [])
    if not isinstance(listed, list):
        raise EvaluationFileError(f"{where}: {key} must be a list.")
    return tuple(_judged_paragraph(entry, f"{where}, {key}") for entry in listed)


def required_text(record: Record, key: str, where: str) -> str:
    """The text under `key`, which must be there and not empty."""
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise EvaluationFileError(f"{where}: {key} must be a text that is not empty.")
    return value


def filters(record: Record, where: str) -> dict[str, tuple[str, ...]]:
    """The record's filters, each value alone or in a list."""
    given = record.get("filters", {})
    if not isinstance(given, dict):
        raise EvaluationFileError(f"{where}: filters must be an object.")
    return {
        str(name): _texts(value, f"{where}, filter {name}") for name, value in sorted(given.items())
    }


def _texts(value: object, where: str) -> tuple[str, ...]:
    values: Sequence[object] = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str | int) for one in values):
        raise EvaluationFileError(f"{where}: a value must be a text.")
    return tuple(str(one) for one in values)


def _judged_paragraph(entry: object, where: str) -> JudgedParagraph:
    if not isinstance(entry, dict):
        raise EvaluationFileError(f"{where}: each entry must be an object.")
    number, quote, grade = entry.get("number"), entry.get("quote", ""), entry.get("grade", 1)
    if number is not None and not isinstance(number, int):
        raise EvaluationFileError(f"{where}: number must be a whole number or null.")
    if not isinstance(quote, str) or (number is None and not normalised(quote)):
        raise EvaluationFileError(f"{where}: an entry needs a number or a quote.")
    if not isinstance(grade, int) or not 0 <= grade <= 3:
        raise EvaluationFileError(f"{where}: grade must be 0, 1, 2 or 3.")
    return JudgedParagraph(required_text(entry, "report", where), number, quote, grade)
