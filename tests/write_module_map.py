"""Write the map of modules into ARCHITECTURE.md: python -m tests.write_module_map."""

import ast
from pathlib import Path

from tests.test_architecture import FLOORS, PACKAGE, room

DOCUMENT = PACKAGE.parent / "ARCHITECTURE.md"
BEGIN = "<!-- the map: made by python -m tests.write_module_map -->"
END = "<!-- end of the map -->"


def module_map() -> str:
    """A table a floor, lowest first: every module with the first line of its docstring."""
    floors: dict[int, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent != PACKAGE or not path.stem.startswith("__"):
            floors.setdefault(FLOORS[room(path)], []).append(path)
    return "\n".join(_table(floor, floors[floor]) for floor in sorted(floors))


def document() -> str:
    """The whole page with the map as it should be."""
    page = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{module_map()}\n{END}{after}"


def _table(floor: int, paths: list[Path]) -> str:
    rows = "\n".join(f"| `{_name(path)}` | {_purpose(path)} |" for path in paths)
    return f"| floor {floor} | |\n|---|---|\n{rows}\n"


def _name(path: Path) -> str:
    name = str(path.relative_to(PACKAGE).with_suffix("")).replace("/", ".")
    return f"{name.removesuffix('.__init__')}/" if path.stem == "__init__" else name


def _purpose(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n\n")[0].replace("\n", " ").replace("|", "\\|")


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
