"""What the journeys do with the week grid: open a week, find a cell, wait until all is written."""

from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests.journeys.cast import sign_in


def open_week(page: Page, site: str, user: User) -> None:
    """The coming week of the user's unit, opened by a press."""
    sign_in(page, site, user)
    page.goto(f"{site}/rosters/")
    page.locator("#open").click()
    expect(page.locator("[data-week-grid]")).to_be_visible()


def cell_of(page: Page, name: str, day: int = 0) -> Locator:
    """The cell of a person, on a day counted from Monday."""
    return page.locator("tr[data-row]").filter(has_text=name).locator("td[data-cell]").nth(day)


def settled(page: Page) -> None:
    """Nothing is on its way any more."""
    expect(page.locator("html[data-unsent='0']")).to_be_attached(timeout=60_000)
