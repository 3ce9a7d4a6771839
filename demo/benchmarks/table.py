"""Keeps measured figures in the document of measurements, each between two marks of its own."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "benchmarks.md"


def write_figures(name: str, heading: str, lines: Sequence[str], table: Path = TABLE) -> None:
    """Between the marks called `name`, so that other measurements beside it stay."""
    begin = f"<!-- {name}: written by `manage.py benchmark` -->"
    end = f"<!-- /{name} -->"
    text = table.read_text(encoding="utf-8") if table.exists() else "# Measurements\n"
    if begin not in text:
        text = f"{text.rstrip()}\n\n## {heading}\n\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    body = "\n".join(lines)
    table.write_text(f"{before}{begin}\n\n{body}\n\n{end}{after}", encoding="utf-8")
