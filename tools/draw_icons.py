"""Draws the pictures that a telephone shows for the application, all from `static/img/mark.svg`.

python -m tools.draw_icons    # static/img/app-*.png anew
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

from tools.chromium import MISSING, find_chromium, start_chromium

PICTURES: Final = Path(__file__).resolve().parent.parent / "static" / "img"
MARK: Final = "mark.svg"
SVG: Final = "http://www.w3.org/2000/svg"
SAFE: Final = 0.8
"""Of its width a telephone keeps so much of a picture, whatever shape it cuts out."""


@dataclass(frozen=True, slots=True)
class AppIcon:
    """`fills`: its ground goes to the edges, as the telephone cuts the shape itself."""

    name: str
    pixels: int
    fills: bool = False


ICONS: Final = (
    AppIcon("app-192", 192),
    AppIcon("app-512", 512),
    AppIcon("app-maskable-512", 512, fills=True),
    AppIcon("app-touch-180", 180, fills=True),
)


def main(arguments: list[str]) -> int:
    argparse.ArgumentParser(prog="draw_icons", description=__doc__).parse_args(arguments)
    program = find_chromium()
    if program is None:
        print(MISSING, file=sys.stderr)
        return 1
    # half a second that `--help` need not wait for
    from playwright.sync_api import sync_playwright

    mark = (PICTURES / MARK).read_text("utf-8")
    with sync_playwright() as playwright:
        browser = start_chromium(playwright, program)
        for icon in ICONS:
            page = browser.new_page(viewport={"width": icon.pixels, "height": icon.pixels})
            page.set_content(f"<style>body {{ margin: 0 }}</style>{drawing_of(icon, mark)}")
            page.screenshot(path=PICTURES / f"{icon.name}.png", omit_background=True)
            page.close()
        browser.close()
    print(", ".join(f"{icon.name}.png" for icon in ICONS))
    return 0


def drawing_of(icon: AppIcon, mark: str) -> str:
    """The mark in the size of the picture; one that fills has a square ground and what stands on
    it drawn smaller, about the middle.
    """
    register_namespace("", SVG)
    drawing = fromstring(mark)  # noqa: S314  # our own file
    drawing.set("width", str(icon.pixels))
    drawing.set("height", str(icon.pixels))
    if icon.fills:
        ground, *signs = list(drawing)
        ground.attrib.pop("rx", None)
        middle = float(drawing.get("viewBox", "0 0 0 0").split()[2]) / 2
        move = f"translate({middle} {middle}) scale({SAFE}) translate(-{middle} -{middle})"
        within = Element(f"{{{SVG}}}g", {"transform": move})
        for sign in signs:
            drawing.remove(sign)
            within.append(sign)
        drawing.append(within)
    return tostring(drawing, encoding="unicode")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
