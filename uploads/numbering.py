"""The numbers Word writes before paragraphs by itself: they stand nowhere in the text and are
counted here as Word counts them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST_STYLE: Final = 12
_VALUE: Final = qn("w:val")


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26)


FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: "%1." counted as 1, 2, 3 from `start`; a bullet has no such form."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts through the lists of one document; `label` is asked once a paragraph, in their
    order.
    """

    def __init__(self, document: Any) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._lists: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        part = next(
            (
                link
                for link in document.part.rels.values()
                if link.reltype == RELATIONSHIP_TYPE.NUMBERING
            ),
            None,
        )
        if part is not None:
            self._learn(part.target_part.element)

    def label(self, paragraph: Any) -> str:
        """What Word shows before the paragraph: "2.", "a)", "-" for a bullet; empty without a
        list.
        """
        properties = self._list_of(paragraph)
        if properties is None:
            return ""
        number, depth = _value(properties, "w:numId") or "", int(_value(properties, "w:ilvl") or 0)
        levels = self._levels.get(self._lists.get(number, ""), {})
        if depth not in levels:
            return ""
        if levels[depth].form == "bullet":
            return "-"
        counts = self._count(number, depth, levels)
        return re.sub(
            r"%([1-9])", lambda sign: _shown(levels, counts, int(sign[1]) - 1), levels[depth].text
        )

    def _learn(self, numbering: Any) -> None:
        for abstract in numbering.findall(qn("w:abstractNum")):
            levels = {
                int(level.get(qn("w:ilvl"))): _level(level)
                for level in abstract.findall(qn("w:lvl"))
            }
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in numbering.findall(qn("w:num")):
            name = number.get(qn("w:numId"))
            self._lists[name] = _value(number, "w:abstractNumId") or ""
            for override in number.findall(qn("w:lvlOverride")):
                start = _value(override, "w:startOverride")
                if start is not None:
                    self._restarts[name, int(override.get(qn("w:ilvl")))] = int(start)

    def _count(self, number: str, depth: int, levels: Mapping[int, Level]) -> dict[int, int]:
        """One on at this depth; what is deeper begins anew. A list made to begin again does so
        where it is used first.
        """
        counts = self._counts.setdefault(self._lists[number], {})
        restart = self._restarts.pop((number, depth), None)
        counts[depth] = (
            restart if restart is not None else counts.get(depth, levels[depth].start - 1) + 1
        )
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return counts

    def _list_of(self, paragraph: Any) -> Any:
        """The list of the paragraph itself or of its style, or of the style that one is based
        on.
        """
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if own is not None:
            return own
        style = self._styles.get(_value(paragraph, "w:pPr", "w:pStyle"))
        for _step in range(_DEEPEST_STYLE):
            if style is None:
                return None
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None:
                return found
            style = self._styles.get(_value(style, "w:basedOn"))
        return None


def _level(level: Any) -> Level:
    return Level(
        _value(level, "w:numFmt") or "decimal",
        _value(level, "w:lvlText") or "",
        int(_value(level, "w:start") or 1),
    )


def _shown(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth)
    return FORMATS.get(level.form, str)(counts.get(depth, level.start)) if level else ""


def _value(node: Any, *path: str) -> str | None:
    found = node.find("/".join(qn(name) for name in path))
    value: str | None = found.get(_VALUE) if found is not None else None
    return value
