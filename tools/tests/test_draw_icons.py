"""The pictures of the application are drawn from one mark."""

from xml.etree.ElementTree import fromstring

from tools.draw_icons import ICONS, MARK, PICTURES, SAFE, SVG, AppIcon, drawing_of

TAG = f"{{{SVG}}}"
SIGNS = '<rect width="30" height="30" rx="5"/><circle cx="15" cy="15" r="3"/>'
DRAWN = f'<svg xmlns="{SVG}" viewBox="0 0 30 30">{SIGNS}</svg>'


def test_a_picture_that_keeps_its_shape_is_the_mark_in_its_size() -> None:
    drawing = fromstring(drawing_of(AppIcon("app", 192), DRAWN))

    assert (drawing.get("width"), drawing.get("height")) == ("192", "192")
    assert [(one.tag, one.get("rx")) for one in drawing] == [
        (f"{TAG}rect", "5"),
        (f"{TAG}circle", None),
    ]


def test_one_that_a_telephone_cuts_has_a_square_ground_and_its_signs_within_what_is_kept() -> None:
    ground, within = fromstring(drawing_of(AppIcon("app", 512, fills=True), DRAWN))

    assert (ground.tag, ground.get("rx")) == (f"{TAG}rect", None)
    assert f"scale({SAFE})" in within.get("transform", "")
    assert [one.tag for one in within] == [f"{TAG}circle"]


def test_every_picture_is_there_and_as_large_as_it_is_drawn() -> None:
    for icon in ICONS:
        head = (PICTURES / f"{icon.name}.png").read_bytes()[16:24]
        sizes = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")
        assert sizes == (icon.pixels, icon.pixels)
    assert (PICTURES / MARK).is_file()
