"""The vocabulary: which phrase is which symbol of the grammar. A table says what words mean,
never what a clause is.
"""

from planning.reading.lexicon import Lexicon
from planning.reading.words.acts import ACTS
from planning.reading.words.people import PEOPLE
from planning.reading.words.places import PLACES

LEXICON = Lexicon([PEOPLE, PLACES, ACTS])
