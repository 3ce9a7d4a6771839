"""A column that keeps how another one compares, so that the database refuses a second spelling."""

from collections.abc import Callable
from typing import Any

from django.db import models


class FoldedField(models.CharField):  # type: ignore[type-arg]  # not generic when it runs
    """Written by itself whenever its row is: `fold` of what stands in the column `source`. A key
    with a number behind it (`121#57`) was a second spelling before spellings were compared.
    """

    def __init__(self, *, source: str, fold: Callable[[str], str], **kwargs: Any) -> None:
        self.source, self.fold = source, fold
        super().__init__(**{"max_length": 300, "editable": False, "default": "", **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = self.fold(str(getattr(model_instance, self.source)))
        stood = str(getattr(model_instance, self.attname))
        if stood.startswith(f"{folded}#"):
            return stood
        setattr(model_instance, self.attname, folded)
        return folded

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source, "fold": self.fold}
