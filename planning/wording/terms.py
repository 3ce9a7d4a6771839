"""Words that the sentences of several rules share: places, roundings, ranks, days."""

from planning.people import LEADERS, Rank
from planning.rules.base import Grain, Measured
from planning.rules.counting import Rounding
from planning.vocabulary import TAGS, Text, listed

PLACES = {
    Measured.ON_SITE: Text("làm việc tại cơ quan", "at the office"),
    Measured.REMOTE: Text("làm việc trực tuyến tại nhà", "working remotely at home"),
}
GRAINS = {
    Grain.DAY: Text("trong mỗi ngày", "each day"),
    Grain.INSTANT: Text("trong mỗi buổi", "in each half-day"),
}
ROUNDINGS = {
    Rounding.FLOOR: Text("làm tròn xuống", "rounded down"),
    Rounding.CEIL: Text("làm tròn lên", "rounded up"),
    Rounding.HALF_UP: Text("làm tròn đến số gần nhất", "rounded to the nearest"),
}
BOTH_NEIGHBOURS = Text("số lẻ được làm tròn lên hoặc xuống", "rounded either way")
RANKS = {
    frozenset({Rank.HEAD}): Text("người đứng đầu đơn vị", "the head of the unit"),
    frozenset({Rank.DEPUTY}): Text("cấp phó của người đứng đầu", "the deputies"),
    LEADERS: Text("lãnh đạo đơn vị", "the leaders of the unit"),
    frozenset({Rank.STAFF}): Text(
        "cán bộ không giữ chức vụ lãnh đạo", "staff without a leading post"
    ),
}


def ranks_said(ranks: frozenset[Rank], language: str) -> str:
    """The ranks in words: lãnh đạo đơn vị, or one after the other."""
    if ranks in RANKS:
        return RANKS[ranks].said(language)
    return listed(
        (RANKS[frozenset({rank})].said(language) for rank in Rank if rank in ranks), language
    )


def tag_said(tag: str, language: str) -> str:
    """The tag as it is called; one that is not known names itself."""
    return TAGS[tag].label.said(language) if tag in TAGS else tag
