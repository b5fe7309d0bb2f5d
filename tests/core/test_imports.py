"""Imports: the core knows nothing of the dashboard, and importing it does nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
FILES = sorted((SOURCE / "borderviz").rglob("*.py"))
MODULES = [".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__") for file in FILES]

WATCH = """
import sys
sys.dont_write_bytecode = True  # a module that is imported for the first time would write a file of some name
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and not arguments[0].endswith((".py", ".pyc")):
        opened.append(arguments[0])
sys.addaudithook(watch)
import importlib
for module in sys.argv[2:]:
    importlib.import_module(module)
print(*(path for path in opened if path.startswith((sys.argv[1] + "/src", sys.argv[1] + "/data"))), sep="\\n", end="")
"""


def imported(file: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def python(code: str, *arguments: str) -> list[str]:
    """The lines that a fresh Python prints."""
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def test_the_modules_are_found() -> None:
    assert {"borderviz", "borderviz.study", "borderviz.maps.study_map"} <= set(MODULES)


@pytest.mark.parametrize("file", FILES, ids=MODULES)
def test_the_core_does_not_know_the_dashboard(file: Path) -> None:
    roots = {name.partition(".")[0] for name in imported(file)}
    assert roots.isdisjoint({"streamlit", "streamlit_folium", "dashboard"})


@pytest.mark.parametrize("file", FILES, ids=MODULES)
def test_data_flow_one_way(file: Path) -> None:
    """Records know nothing of charts and maps; charts and maps know nothing of each other; a page is made of both."""
    drawing = {name for name in imported(file) if name.startswith(("borderviz.charts", "borderviz.maps"))}
    folder, name = file.parent.name, file.stem
    if name != "cli" and folder not in ("charts", "maps", "page"):
        assert drawing == set()
    other = {"charts": "borderviz.maps", "maps": "borderviz.charts"}.get(folder)
    assert not any(other is not None and name.startswith(other) for name in drawing)


def test_opening_a_study_and_preparing_map_data_load_no_map_chart_or_frame_library() -> None:
    code = "import sys, borderviz.maps.data, borderviz.study, borderviz.cli; print(*sys.modules, sep='\\n')"
    heavy = {"folium", "branca", "plotly", "geopandas", "pandas", "streamlit", "shapely"}
    assert heavy.isdisjoint(python(code))


def test_no_module_reads_a_file_when_it_is_imported() -> None:
    repository = str(Path(__file__).parents[2])
    assert python(WATCH, repository, *MODULES) == []
