"""The table of what a feature of the past would touch now says nothing of files that are gone."""

from pathlib import Path

import pytest

from tools.measure_house import is_product
from tools.past_features import FEATURES, PastFeature

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.commit)
def test_each_file_of_a_feature_is_there_once_and_part_of_the_product(feature: PastFeature) -> None:
    files = list(feature.files(ROOT))

    assert [str(path) for path in files if not is_product(path)] == []
    assert len(set(files)) == len(files)


@pytest.mark.parametrize(
    ("feature", "complaint"),
    [
        (PastFeature("1", "a", own=("tools/no_such_*.py",)), "a: nothing is called tools/no_such_"),
        (PastFeature("1", "a", named={"clock.py": "watch"}), "a: clock.py does not say watch"),
    ],
)
def test_what_is_gone_is_an_error(feature: PastFeature, complaint: str) -> None:
    with pytest.raises(LookupError, match=complaint):
        list(feature.files(ROOT))
