"""The bar and the lists of pages are made of what each app offers, in the order of their places."""

from config.navigation import sections
from config.pages import BAR, HOLDS, SECTIONS


def test_no_two_pages_claim_one_place() -> None:
    for pages in (BAR, *SECTIONS.values()):
        places = [page.place for page in pages]
        assert places == sorted(set(places))


def test_what_counts_as_a_page_of_the_bar_counts_as_one_that_is_there() -> None:
    assert HOLDS.keys() - {page.name for page in BAR} == set()


def test_a_page_about_the_agency_stands_among_those_of_its_group_whichever_app_offers_it() -> None:
    shown = sections("hours")

    for tabs, here in ((shown["groups"], "/staff/"), (shown["pages"], "/hours/")):
        assert [tab.url for tab in tabs if tab.is_here] == [here]
    assert shown["pages"][0].url == "/staff/"
