"""Blanks that many sentences share."""

from planning.rules.fields import FractionField
from planning.vocabulary import TAGS, Text

TAG_LABELS = {code: tag.label for code, tag in TAGS.items()}
FRACTION = FractionField(name="fraction", label=Text("Tỷ lệ", "Share"), default="1/3", required=True)
