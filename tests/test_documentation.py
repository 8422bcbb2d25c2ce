"""Documents that cannot drift: links lead somewhere, commands and settings named in them exist."""

import re
from pathlib import Path

import pytest

from searchapp.config import Settings
from tests import write_module_map

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "benchmarks/*.md", "corpus/*.md", "index/*.md")
    for path in ROOT.glob(pattern)
)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    files = [target.partition("#")[0] for target in targets if "://" not in target]
    missing = [name for name in files if name and not (document.parent / name).exists()]
    assert not missing


def test_the_readme_names_make_targets_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^make (\w+)", readme, re.MULTILINE))
    assert {"serve", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_readme_documents_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in Settings.__dataclass_fields__:
        assert f"`SEARCHAPP_{name.upper()}`" in readme


def test_the_map_of_modules_is_up_to_date() -> None:
    page = write_module_map.DOCUMENT.read_text(encoding="utf-8")
    assert page == write_module_map.document(), "run: python -m tests.write_module_map"
