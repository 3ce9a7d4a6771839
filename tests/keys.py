"""Keys that a browser understands by itself, before any page does."""

from playwright.sync_api import Locator, Page, expect

ALT = 1
FARTHEST = 80
"""Steps of Tab after which nobody goes on looking for what to press."""


def press_access_key(page: Page, letter: str) -> None:
    """Alt and a letter, as a keyboard sends them: what the page's `accesskey` presses."""
    session = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        session.send(
            "Input.dispatchKeyEvent",
            {
                "type": kind,
                "modifiers": ALT,
                "key": letter.lower(),
                "code": f"Key{letter.upper()}",
                "windowsVirtualKeyCode": ord(letter.upper()),
                "unmodifiedText": letter.lower(),
            },
        )
    session.detach()


def press_by_tab(page: Page, target: Locator) -> None:
    """Walk to it with Tab alone, and press Enter there; fails where no such walk leads to it."""
    expect(target).to_be_visible()
    wanted = target.element_handle()
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement === wanted", wanted):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{FARTHEST} steps of Tab lead past {target}")
