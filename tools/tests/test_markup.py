"""Two states of a page are the same where a reader sees no difference, and only there."""

import pytest

from tools.markup import forms_of, normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>\n\n<p>b</p>", "<p>a</p><p>b</p>"),
        ('<b class="c"   id="d">a</b>', "<b\n  id='d'\n  class='c'\n>a</b>"),
        ("<p> a  b\n</p>", "<p>a b</p>"),
        (
            '<form><input type="hidden" name="b"><b>a</b></form>',
            '<form> <input type="hidden" name="b"> <b>a</b></form>',
        ),
        ("<button>a</button>", "<button>\n  a\n</button>"),
        ('<svg><use href="#a" /></svg>', '<svg>\n  <use href="#a"></use>\n</svg>'),
        (
            '<input name="csrfmiddlewaretoken" value="1">',
            '<input name="csrfmiddlewaretoken" value="2">',
        ),
    ],
)
def test_what_looks_the_same_is_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<b>a</b> <b>b</b>", "<b>a</b><b>b</b>"),
        ("a <button>b</button>", "a<button>b</button>"),
        ("<p><i>a</i> b</p>", "<p><i>a</i>b</p>"),
        ("<p>a b</p>", "<p>a\u00a0b</p>"),
        ('<b class="c">a</b>', "<b>a</b>"),
        ("<p>a</p>", "<div>a</div>"),
    ],
)
def test_what_looks_different_is_told(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_a_form_sends_what_stands_in_it_with_each_of_its_buttons() -> None:
    html = """
        <form method="get"><input name="q"></form>
        <form method="post" action="?x=1">
          <input type="hidden" name="seen" value="3">
          <input type="checkbox" name="off"><input type="radio" name="r" value="b" checked>
          <select name="s"><option value="1"><option value="2" selected></select>
          <textarea name="t"></textarea>
          <button name="act" value="up">a</button><button type="button">b</button><button>c</button>
        </form>
    """
    fields = {"seen": "3", "r": "b", "s": "2", "t": ""}

    [form] = forms_of(html, "/a/")

    assert (form.action, list(form.sent())) == ("/a/?x=1", [{**fields, "act": "up"}, fields])
