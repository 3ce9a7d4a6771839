"""Asks axe-core what of a page a person with a disability could not use."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parent.parent
AXE: Final = ROOT / "tests" / "vendor" / "axe-core" / "axe.min.js"
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# a mail shown in a frame is what was sent, word for word; it is looked at on its own address
ASKED: Final = """async tags => {
  await document.fonts.ready;
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, iframes: false, resultTypes: ["violations"],
  });
  return found.violations.flatMap(({id, nodes}) =>
    nodes.map(({target}) => `${id}: ${target.join(" ")}`));
}"""


def breaches(page: "Page") -> list[str]:
    """ "rule: element" of every breach of WCAG 2.2 AA and of good practice. The script comes
    over the browser's own wire, so the site's policy stays as strict as it is.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(ASKED, list(TAGS))
    return found
