"""Old ids that still lead somewhere: a table beside the corpus, `old id <tab> new id` a line."""

from pathlib import Path

FILE_NAME = "aliases.tsv"


def current_identity(corpus: Path, identity: str) -> str | None:
    """The id that a report's or paragraph's id became, None where it never was an alias.

    A report's alias takes its paragraphs along. A chain is followed to its end, a ring nowhere.
    """
    table = _read(corpus / FILE_NAME)
    now, seen = identity, {identity}
    while step := _step(table, now):
        if step in seen:
            return None
        seen.add(step)
        now = step
    return now if now != identity else None


def _step(table: dict[str, str], identity: str) -> str | None:
    if identity in table:
        return table[identity]
    report_id, slash, paragraph_id = identity.partition("/")
    if slash and report_id in table:
        return f"{table[report_id]}/{paragraph_id}"
    return None


def _read(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line.strip() and not line.startswith("#"))
    return {row[0].strip(): row[1].strip() for row in rows if len(row) == 2}
