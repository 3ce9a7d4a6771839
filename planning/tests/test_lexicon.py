"""The words of directives, learned when somebody reads."""

from planning.reading.lexicon import Lexicon
from planning.reading.source import SourceText


class Watched(dict[str, dict[str, str]]):
    """A table that counts how often it is read."""

    times = 0

    def items(self):
        self.times += 1
        return super().items()


def test_a_table_is_learned_once_when_the_first_text_is_read() -> None:
    table = Watched(Place={"tại nhà": "home"})
    words = SourceText("làm việc tại nhà").words

    lexicon = Lexicon([table])
    before = table.times
    found = [lexicon.longest(words, place) for place in (2, 0)]

    assert (before, table.times) == (0, 1)
    assert [entry and entry.value for entry in found] == ["home", None]
