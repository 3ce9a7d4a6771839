import pytest

from tests.pages import faults_of


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p style='color:red'>a</p>", "<p> carries a style of its own"),
        ("<style>p {}</style>", "<style> carries a style of its own"),
        ("<script>go()</script>", "a script stands in the page"),
        ("<button onclick='go()'>a</button>", "<button> has onclick"),
        ("<div hx-on:click='go()'></div>", "<div> has hx-on:click"),
        ("<a href='javascript:go()'>a</a>", "<a> runs javascript:go()"),
        ("<i id='a'></i><b id='a'></b>", "two elements are called #a"),
        ("<input id='a' name='a'>", "<input id='a'> has no label"),
        ("<form method='post'></form>", "a form is sent by POST without a CSRF token"),
        (
            "<html><h1>a</h1><p aria-describedby='b'></p></html>",
            "aria-describedby points at #b, which is not there",
        ),
        ("<html></html>", "a page has one h1, this one has 0"),
    ],
)
def test_what_the_policy_blocks_or_a_reader_misses_is_named(html: str, fault: str) -> None:
    assert faults_of(html) == [fault]


@pytest.mark.parametrize(
    "html",
    [
        (
            "<html><h1>a</h1><script src='/a.js'></script><label for='a'>a</label><input"
            " id='a'></html>"
        ),
        (
            "<form method='post'><input type='hidden' name='csrfmiddlewaretoken'"
            " value='x'><label>a<input name='a'></label></form>"
        ),
        "<form method='get'><input type='search' aria-label='a'></form>",
    ],
)
def test_a_clean_page_has_no_faults(html: str) -> None:
    assert faults_of(html) == []
