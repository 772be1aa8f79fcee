"""What every page must hold: no axe violation at three widths, no sideways scrolling on a small phone."""

import os
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

# A page is the same whatever database stands behind it: it is read on SQLite; on PostgreSQL only whether it fits on a phone.
WIDTHS: tuple[int, ...] = () if "DATABASE_URL" in os.environ else (360, 768, 1280)
SMALLEST = 320
HEIGHT = 900
TRIES = 4
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
AXE = Axe().axe_script
HAS_AXE = "typeof window.axe?.run === 'function'"
RUN = "(options) => axe.run(options).then(({ violations }) => violations)"
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((part) => part.getBoundingClientRect().right > width + 1)
    .slice(0, 5)
    .map((part) => part.outerHTML.slice(0, 160));
}"""


def check_page(page: Page) -> None:
    """Fail with readable text when the page is not accessible; put the window back as it was."""
    before = page.viewport_size
    found = everything(page)
    if before and before != page.viewport_size:
        page.set_viewport_size(before)
    assert not found, "\n".join([f"{page.url}: {page.title()}", *found])


def everything(page: Page) -> list[str]:
    """What is wrong at every width. A page that gives way to the next while we read it is read anew."""
    for left in reversed(range(TRIES)):
        page.wait_for_load_state()
        address = page.url
        try:
            found = sideways(page) + [line for width in WIDTHS for line in violations(page, width)]
        except Error:
            if not left:
                raise
            continue
        if page.url == address:
            return found
    raise AssertionError(f"{page.url}: this page does not come to rest.")


def violations(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    if not page.evaluate(HAS_AXE):
        page.evaluate(AXE)
    return [_words(rule, width) for rule in page.evaluate(RUN, OPTIONS)]


def sideways(page: Page) -> list[str]:
    page.set_viewport_size({"width": SMALLEST, "height": HEIGHT})
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    parts = page.evaluate(WIDER)
    return (
        [f"at {SMALLEST} px the page scrolls sideways:", *(f"    {part}" for part in parts)] if wide else []
    )


def _words(rule: dict[str, Any], width: int) -> str:
    nodes = [
        f"    {node['html'][:200]}\n      {node.get('failureSummary', '')}" for node in rule["nodes"][:3]
    ]
    return "\n".join([f"at {width} px: {rule['id']} ({rule['impact']}): {rule['help']}", *nodes])
