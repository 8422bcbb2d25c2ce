"""The OpenAPI 3.1 description of the JSON addresses, made from the values that the code checks."""

from importlib.metadata import PackageNotFoundError, version
from typing import Any, get_args

from searchapp.answering.question import Expected
from searchapp.labels import FILTERS
from searchapp.parameters import CHOICES, MOST_PER_PAGE, PER_PAGE, READ_FROM_QUESTIONS
from searchapp.presenting.lookups import REPORT_FILTERS
from searchapp.quoting import MOST_CHARACTERS, MOST_MATCHES, Kind, Status

Schema = dict[str, Any]


def document() -> Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "searchapp",
            "version": _version(),
            "summary": "Search, quote and cite paragraphs of inspection reports.",
            "description": "Everything under a report's name is verbatim. Not an Ofsted service.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": _paths(),
        "components": {"schemas": _schemas(), "parameters": _parameters()},
    }


def _version() -> str:
    try:
        return version("searchapp")
    except PackageNotFoundError:
        return "0"


def _paths() -> Schema:
    found = [400, 404]
    return {
        "/api/v1/search": _get(
            "search",
            "Ranked, cited paragraphs",
            "An empty `q` lists all that passes the filters, in report order.",
            "SearchResults",
            ["q", *FILTERS, "sort", "page", "per_page"],
            found,
        ),
        "/api/v1/suggest": _suggest(),
        "/api/v1/quote": _quote(),
        "/api/v1/answer": _get(
            "answer",
            "A question answered in the words of the reports, or not at all",
            "Where the reports do not say, `answered` is false, `answers` is empty and `related` "
            "holds the nearest paragraphs.",
            "Answers",
            ["q", *FILTERS, "ignore"],
            [400],
        ),
        "/api/v1/reports": _get(
            "listReports",
            "The reports that were read, and the files that could not be",
            "",
            "Ledger",
            [*REPORT_FILTERS],
            [400],
        ),
        "/api/v1/reports/{report_id}": _get(
            "getReport", "What is known of one report", "", "Report", ["report_id"], [404]
        ),
        "/api/v1/reports/{report_id}/paragraphs/{paragraph_id}": _get(
            "getParagraph",
            "One paragraph, whole",
            "",
            "Paragraph",
            ["report_id", "paragraph_id"],
            [404],
        ),
        "/api/v1/reports/{report_id}/paragraphs/{paragraph_id}/similar": _get(
            "listSimilar",
            "Other paragraphs, of this and other reports, on the same matter",
            "",
            "Similar",
            ["report_id", "paragraph_id"],
            [404],
        ),
        "/api/v1/openapi.json": _get(
            "getDescription", "This description", "", "Description", [], [], index=False
        ),
        "/healthz": _get(
            "getHealth", "Whether the process answers", "", "Health", [], [], index=False
        ),
        "/readyz": _get("getReadiness", "Whether an index is open", "", "Readiness", [], []),
    }


def _suggest() -> Schema:
    """The completions of what was typed so far."""
    summary = "Searches that begin with what was typed so far, or nearly so"
    asked = _get("suggest", summary, "", "Suggestions", ["q"], [])
    content = _content("application/x-suggestions+json", "Suggestions", summary)
    asked["get"]["responses"]["200"] = content
    return asked


def _quote() -> Schema:
    """The check of a quotation: asked with an address, or posted where it is too long for one."""
    summary = "Whether a report says these words, and where"
    asked = _get("checkQuotation", summary, "", "CheckedQuotation", ["quote"], [400])
    posted = asked["get"] | {"operationId": "checkPostedQuotation"}
    del posted["parameters"]
    form = {"schema": _object({"q": _quoted_words()})}
    posted["requestBody"] = {
        "required": True,
        "content": {"application/x-www-form-urlencoded": form},
    }
    return asked | {"post": posted}


def _quoted_words() -> Schema:
    return _text("The pasted quotation.") | {"minLength": 1, "maxLength": MOST_CHARACTERS}


def _get(
    name: str,
    summary: str,
    description: str,
    schema: str,
    parameters: list[str],
    problems: list[int],
    *,
    index: bool = True,
) -> Schema:
    """A GET operation; `index` says that it needs one and answers 503 where there is none."""
    operation: Schema = {"operationId": name, "summary": summary}
    if description:
        operation["description"] = description
    if parameters:
        operation["parameters"] = [{"$ref": f"#/components/parameters/{p}"} for p in parameters]
    responses: Schema = {"200": _content("application/json", schema, summary)}
    for status in [*problems, *([503] if index else [])]:
        responses[str(status)] = _content("application/problem+json", "Problem", PROBLEMS[status])
    operation["responses"] = responses
    return {"get": operation}


PROBLEMS = {
    400: "A parameter has a value that it cannot have",
    404: "No such report, paragraph or page of results",
    503: "There is no index yet",
}


def _content(media: str, schema: str, description: str) -> Schema:
    return {"description": description, "content": {media: {"schema": _ref(schema)}}}


def _parameters() -> Schema:
    query: dict[str, tuple[str, Schema]] = {
        "q": ("What to search for; see the help page for its grammar.", _text()),
        "sort": ("The order of results.", {"enum": list(CHOICES["sort"]), "default": "relevance"}),
        "page": (
            "The page of results; past the last is a 404.",
            {"type": "integer", "minimum": 1, "default": 1},
        ),
        "per_page": (
            "Results on a page.",
            {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
        ),
    }
    parameters: Schema = {
        name: {"name": name, "in": "query", "description": description, "schema": schema}
        for name, (description, schema) in query.items()
    }
    parameters["ignore"] = {
        "name": "ignore",
        "in": "query",
        "description": "Filters not to be read from the words of the question.",
        "schema": {"type": "array", "items": {"enum": list(READ_FROM_QUESTIONS)}},
        "explode": True,
    }
    for name, label in FILTERS.items():
        parameters[name] = {
            "name": name,
            "in": "query",
            "description": f"Only this {label.lower()}; repeated, any of the values.",
            "schema": {"type": "array", "items": _filter_value(name)},
            "explode": True,
        }
    parameters["quote"] = {
        "name": "q",
        "in": "query",
        "required": True,
        "description": "The words to check; an ellipsis stands for what was left out.",
        "schema": _quoted_words(),
    }
    for name, example in {"report_id": "calderdale-2015", "paragraph_id": "63"}.items():
        parameters[name] = {
            "name": name,
            "in": "path",
            "required": True,
            "schema": _text(),
            "example": example,
        }
    return parameters


def _filter_value(name: str) -> Schema:
    if name in CHOICES:
        return {"enum": list(CHOICES[name])}
    return {"type": "string", "pattern": "^[0-9]{4}$"} if name == "year" else _text()


def _schemas() -> Schema:
    return (
        _search_schemas()
        | _quotation_schemas()
        | _answer_schemas()
        | _paragraph_schemas()
        | _report_schemas()
        | {
            "Problem": _object(
                {
                    "type": _text("Always about:blank."),
                    "title": _text(),
                    "status": _count(),
                    "detail": _text("What is wrong and what to do."),
                    "parameter": _text("The parameter at fault, for a 400."),
                },
                optional=("parameter",),
            ),
            "Health": _object({"status": {"const": "alive"}}),
            "Readiness": _object(
                {
                    "status": {"const": "ready"},
                    "generation": _text("Changes with every build of the index."),
                    "reports": _count(),
                    "paragraphs": _count(),
                }
            ),
            "Description": {"type": "object", "description": "An OpenAPI document."},
        }
    )


def _search_schemas() -> Schema:
    return {
        "SearchResults": _object(
            {
                "query": _text("As it was typed."),
                "filters": _ref("Filters"),
                "sort": {"enum": list(CHOICES["sort"])},
                "page": _count(),
                "per_page": _count(),
                "pages": _count(),
                "total": _count("Paragraphs that match."),
                "corrected": _or_null(_text("The query run where a spelling was mended.")),
                "expansions": {
                    "type": "object",
                    "description": "Words of the query to what was searched beside them.",
                    "additionalProperties": _list(_text()),
                },
                "notices": _list(_text(), "Plain sentences on how the query was read."),
                "facets": _object({name: _list(_ref("FacetCount")) for name in FILTERS}),
                "results": _list(_ref("Hit")),
                "took_ms": {"type": "number", "description": "Milliseconds."},
            }
        ),
        "Suggestions": {
            "type": "array",
            "description": "As OpenSearch Suggestions 1.1 has it.",
            "prefixItems": [
                _text("What was typed."),
                _list(_text(), "Completions, best first."),
                _list(_text(), "What each is."),
                _list(_text(), "The address of each."),
            ],
            "items": False,
            "minItems": 4,
        },
        "Similar": _object(
            {
                "id": _text("The paragraph that the others are like."),
                "results": _list(_ref("Hit"), "At most ten, the likest first."),
                "took_ms": {"type": "number", "description": "Milliseconds."},
            }
        ),
        "Filters": {
            "type": "object",
            "description": "Chosen values by filter.",
            "properties": {name: _list(_filter_value(name)) for name in FILTERS},
            "additionalProperties": False,
        },
        "FacetCount": _object({"value": _text(), "label": _text(), "count": _count()}),
        "Snippet": _object(
            {
                "text": _text("A part of the paragraph."),
                "spans": _spans("Of the snippet: what matched."),
            }
        ),
    }


def _quotation_schemas() -> Schema:
    return {
        "CheckedQuotation": _object(
            {
                "quote": _text("As it was pasted."),
                "status": {"enum": list(get_args(Status))},
                "total": _count("Places that have the words, or come equally near to them."),
                "matches": _list(_ref("QuotationMatch"), f"The first {MOST_MATCHES} of them."),
                "notices": _list(_text(), "Plain sentences on how the text was read."),
                "took_ms": {"type": "number", "description": "Milliseconds."},
            }
        ),
        "QuotationMatch": _object(
            {
                "report": _ref("ReportInBrief"),
                "likeness": {
                    "type": "number",
                    "description": "From 0 to 1, where every word is the report's.",
                },
                "sentences": _count("That the quotation runs over."),
                "items": _count("Lines of a list, or paragraphs, that it runs over."),
                "paragraphs": _count("That it runs over."),
                "passages": _list(_ref("QuotedPassage"), "In reading order."),
                "differences": _list(_ref("Difference"), "In reading order."),
            }
        ),
        "QuotedPassage": _object(
            {
                "text": _text("The report's words, verbatim."),
                "span": _span("Where they stand in the paragraph's text, or the footnote's."),
                "quoted": _span("Where they stand in `quote`."),
                "footnote": _or_null(_ref("Footnote")),
                "paragraph": _ref("CitedParagraph"),
            }
        ),
        "Difference": _object(
            {
                "kind": {"enum": list(get_args(Kind))},
                "quoted": _object({"text": _text(), "span": _span()}),
                "printed": _object(
                    {
                        "text": _text(),
                        "span": _span(),
                        "paragraph": _text("REPORT_ID/PARAGRAPH_ID."),
                        "footnote": _or_null(_text("The mark of the footnote it is in.")),
                    }
                ),
            }
        ),
    }


def _answer_schemas() -> Schema:
    return {
        "Answers": _object(
            {
                "question": _text("As it was asked."),
                "filters": _ref("Filters"),
                "interpretation": _object(
                    {
                        "expects": {
                            "enum": list(get_args(Expected)),
                            "description": "The kind of answer that the question asks for.",
                        },
                        "filters": _ref("Filters"),
                    }
                ),
                "answered": {"type": "boolean"},
                "answers": _list(_ref("Answer"), "Best first."),
                "notices": _list(_text(), "Plain sentences, such as that the answers differ."),
                "related": _list(_ref("Hit"), "The nearest paragraphs."),
                "took_ms": {"type": "number", "description": "Milliseconds."},
            }
        ),
        "Answer": _object(
            {
                "text": _text("The shortest words that answer, verbatim."),
                "sentence": _text("The sentence or list item that holds them, verbatim."),
                "spans": _spans("Offsets of `text` in `sentence`."),
                "confidence": {
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1,
                    "description": "How often answers as sure as this one are right.",
                },
                "paragraph": _ref("Hit"),
            }
        ),
    }


def _paragraph_schemas() -> Schema:
    before: Schema = {
        "id": _text("REPORT_ID/PARAGRAPH_ID, the same for good."),
        "number": _or_null(_count("As printed, or as it follows from its neighbours.")),
        "item": _or_null(_count("Of a list item under a numbered paragraph.")),
        "series": _or_null(_text("Of a second series of numbers, such as lscb.")),
        "label": _text(),
        "report": _ref("ReportInBrief"),
        "section": _list(_text(), "The report's own headings, outermost first."),
        "areas": _list({"enum": list(CHOICES["area"])}),
        "grade": _or_null({"enum": list(CHOICES["grade"])}),
        "kind": {"enum": list(CHOICES["kind"])},
        "page": _or_null(_count("Of the source PDF, from 1.")),
        "text": _text("The whole paragraph, verbatim."),
    }
    after: Schema = {"citation": _text(), "url": _text("The permalink's path.")}
    neighbours: Schema = {
        "footnotes": _list(_ref("Footnote")),
        "previous": _or_null(_text("The id of the paragraph before.")),
        "next": _or_null(_text("The id of the paragraph after.")),
    }
    score: Schema = {"score": {"type": "number"}}
    return {
        "Hit": _object(before | {"snippet": _ref("Snippet")} | after | score),
        "CitedParagraph": _object(before | after),
        "Paragraph": _object(before | after | neighbours),
        "Footnote": _object({"mark": _text(), "text": _text()}),
        "ReportInBrief": _object(
            {
                "id": _text(),
                "title": _text(),
                "authority": _text(),
                "framework": {"enum": list(CHOICES["framework"])},
            }
            | _days()
        ),
    }


def _report_schemas() -> Schema:
    report: Schema = (
        {
            "id": _text(),
            "title": _text(),
            "authority": _text("Short, such as Calderdale."),
            "authority_slug": _text("The same across the reports of a council."),
            "authority_printed": _text("As the report prints it."),
            "framework": {"enum": list(CHOICES["framework"])},
        }
        | _days()
        | {
            "lead_inspector": _or_null(_text("Without titles.")),
            "overall_grade": _or_null({"enum": list(CHOICES["grade"])}),
            "judgements": _list(_ref("Judgement")),
            "paragraph_count": _count(),
            "numbered_count": _count("Of the main series."),
            "first_number": _or_null(_count()),
            "last_number": _or_null(_count()),
            "missing_numbers": _list(_count()),
        }
    )
    sections: Schema = {"sections": _list(_ref("Section"))}
    end: Schema = {
        "warnings": _list(_text(), "What was amiss with the file."),
        "source": _ref("Source"),
    }
    return {
        "Report": _object(report | sections | end),
        "ListedReport": _object(report | end | {"url": _text("The path of its page.")}),
        "Ledger": _object(
            {
                "filters": _ref("Filters"),
                "total": _count(),
                "reports": _list(_ref("ListedReport")),
                "refused": _list(_ref("RefusedFile")),
            }
        ),
        "RefusedFile": _object({"file": _text(), "reason": _text()}),
        "Judgement": _object(
            {
                "area": {"enum": list(CHOICES["area"])},
                "label": _text("As printed."),
                "grade": {"enum": list(CHOICES["grade"])},
            }
        ),
        "Section": _object(
            {"title": _text(), "level": _count(), "first": _text("A PARAGRAPH_ID.")}
        ),
        "Source": _object({"file": _text(), "sha256": _text(), "pages": _or_null(_count())}),
    }


def _days() -> Schema:
    return {
        name: _or_null({"type": "string", "format": "date"})
        for name in ("inspection_start", "inspection_end", "published")
    }


def _object(fields: Schema, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _text(description: str = "") -> Schema:
    return {"type": "string"} | ({"description": description} if description else {})


def _count(description: str = "") -> Schema:
    schema: Schema = {"type": "integer", "minimum": 0}
    return schema | ({"description": description} if description else {})


def _list(items: Schema, description: str = "") -> Schema:
    schema: Schema = {"type": "array", "items": items}
    return schema | ({"description": description} if description else {})


def _span(description: str = "") -> Schema:
    return _list({"type": "integer"}, description) | {"minItems": 2, "maxItems": 2}


def _spans(description: str) -> Schema:
    return _list(_span("Start and end, in characters (code points)."), description)


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
