"""The drawn pieces: what a template says, what stands on the page, and that none is drawn by
hand.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from django.template import Context, Template

TEMPLATES: Final = Path(__file__).resolve().parent.parent.parent / "templates"
SIGNS: Final = TEMPLATES / "components" / "_icons.html"


@dataclass(frozen=True)
class Shown:
    version: int
    content: str


def drawn(markup: str, **known: object) -> str:
    return Template("{% load i18n pieces %}" + markup).render(Context(known))


@pytest.mark.parametrize(
    ("markup", "html"),
    [
        (
            '{% icon "stop" %}',
            '<svg class="i" aria-hidden="true"><use href="#i-stop" /></svg>',
        ),
        (
            '{% icon "stop" "i-bad" %}',
            '<svg class="i i-bad" aria-hidden="true"><use href="#i-stop" /></svg>',
        ),
        (
            '{% icon name label=_("Vi phạm") %}',
            '<svg class="i" role="img" aria-label="Vi phạm"><use href="#i-lock" /></svg>',
        ),
    ],
)
def test_an_icon_stands_for_its_sign(markup: str, html: str) -> None:
    assert drawn(markup, name="lock") == html


def test_what_an_icon_says_is_escaped_once() -> None:
    markup = (
        "{% blocktranslate with name=name asvar said %}Xóa {{ name }}{% endblocktranslate %}"
        '{% icon "trash" label=said %}{% icon "trash" label=name %}'
    )

    assert re.findall(r'aria-label="(.*?)"', drawn(markup, name="<A&B>")) == [
        "Xóa &lt;A&amp;B&gt;",
        "&lt;A&amp;B&gt;",
    ]


def test_every_icon_that_a_template_names_can_be_drawn() -> None:
    known = set(re.findall(r'<symbol id="i-([\w-]+)"', SIGNS.read_text("utf-8")))
    named = {
        name
        for file in TEMPLATES.rglob("*.html")
        for name in re.findall(r'(?:\{% icon | icon=)"([\w-]+)"', file.read_text("utf-8"))
    }

    assert (named - known, len(named) > 30) == (set(), True)


def test_no_template_draws_an_icon_by_hand() -> None:
    """But the mark of the product, and the sign that also carries a tooltip."""
    by_hand = {
        file.relative_to(TEMPLATES).as_posix()
        for file in TEMPLATES.rglob("*.html")
        if file != SIGNS and re.search(r'<use href="#(?!mark")', file.read_text("utf-8"))
    }

    assert by_hand == {"rosters/_day_head.html"}


@pytest.mark.parametrize(
    ("markup", "html"),
    [
        (
            '{% mode "cq" "Làm việc tại cơ quan" %}',
            '<abbr class="mode mode-cq" title="Làm việc tại cơ quan">CQ</abbr>',
        ),
        ('{% mode "o" "Nghỉ ốm" %}', '<abbr class="mode mode-o" title="Nghỉ ốm">Ô</abbr>'),
        (
            '{% mode "hd" title "is-new" %}',
            '<abbr class="mode mode-hd is-new" title="&lt;b&gt;">HĐ</abbr>',
        ),
    ],
)
def test_a_chip_shows_the_letters_of_a_state(markup: str, html: str) -> None:
    assert drawn(markup, title="<b>") == html


def test_an_act_sends_its_token_what_was_seen_and_what_is_unseen() -> None:
    markup = (
        '{% act "accounts:language" seen=seen set=value look="fix" id="one" %}<b>{{ value }}</b>'
        "{% endact %}"
    )

    html = drawn(markup, seen=Shown(3, "abc"), value="<x>", csrf_token="token")

    assert html == (
        '<form method="post" action="/language/" id="one" class="fix">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="token">'
        '<input type="hidden" name="version" value="3">'
        '<input type="hidden" name="content" value="abc">'
        '<input type="hidden" name="set" value="&lt;x&gt;">'
        "<b>&lt;x&gt;</b></form>"
    )


def test_an_act_that_swaps_a_part_of_the_page_asks_htmx_for_it() -> None:
    html = drawn('{% act "accounts:language" seen=7 swaps="#week" once=True %}{% endact %}')

    assert html == (
        '<form method="post" action="/language/" hx-post="/language/" hx-target="#week"'
        ' hx-swap="outerHTML" hx-disabled-elt="find button">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="">'
        '<input type="hidden" name="seen" value="7"></form>'
    )


def test_a_press_says_to_a_screen_reader_what_it_is_about() -> None:
    markup = (
        '{% press "accounts:language" says=_("Hủy") %}\n  {{ who }}{% endpress %}'
        '{% press "accounts:language" says=_("Hủy") %}: {{ who }}{% endpress %}'
        '{% press "accounts:language" says=_("Hủy") sign="key" look="btn-link" %}{% endpress %}'
    )

    html = drawn(markup, who="<An>")

    assert re.findall("<button.*?</button>", html) == [
        '<button type="submit" class="btn btn-sm btn-outline-secondary"'
        ' aria-label="Hủy &lt;An&gt;">Hủy</button>',
        '<button type="submit" class="btn btn-sm btn-outline-secondary"'
        ' aria-label="Hủy: &lt;An&gt;">Hủy</button>',
        '<button type="submit" class="btn btn-link"><svg class="i" aria-hidden="true">'
        '<use href="#i-key" /></svg> Hủy</button>',
    ]


def test_the_head_of_a_table_names_its_columns() -> None:
    assert drawn('{% columns _("Loại") name acts=True %}', name="<b>") == (
        '<thead role="rowgroup"><tr role="row">'
        '<th scope="col" role="columnheader">Loại</th>'
        '<th scope="col" role="columnheader">&lt;b&gt;</th>'
        '<th scope="col" role="columnheader"><span class="visually-hidden">Thao tác</span></th>'
        "</tr></thead>"
    )


@pytest.mark.parametrize(
    ("markup", "html"),
    [
        (
            '{% page_head _("Đổi mật khẩu") lead=_("Một lần") crumb=name %}{% endpage_head %}',
            '<div class="page-head"><div class="page-head-main"><p class="crumb">A&amp;B</p>'
            '<h1 id="title">Đổi mật khẩu</h1>'
            '<p class="lead-line"><span>Một lần</span></p></div></div>',
        ),
        (
            '{% page_head name crumb=_("Cán bộ") back="/staff/" %}<b>c</b>{% endpage_head %}',
            '<div class="page-head"><div class="page-head-main">'
            '<p class="crumb"><a href="/staff/">Cán bộ</a></p>'
            '<h1 id="title">A&amp;B</h1></div><b>c</b></div>',
        ),
    ],
)
def test_the_head_of_a_page_says_where_one_is(markup: str, html: str) -> None:
    assert drawn(markup, name="A&B") == html


def test_no_line_of_a_template_is_longer_than_a_person_reads() -> None:
    longer = [
        f"{file.relative_to(TEMPLATES)}:{number}"
        for file in TEMPLATES.rglob("*.*")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if len(line) > 200
    ]

    assert longer == []
