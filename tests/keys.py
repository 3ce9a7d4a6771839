"""Keys that a browser understands by itself, before any page does."""

from playwright.sync_api import Page

ALT = 1


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
