"""Rows of directives as values, and what somebody typed as rows."""

from collections.abc import Mapping
from typing import Any


def well_filled(kind: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """The blanks as the template keeps them."""
    return dict(params)
