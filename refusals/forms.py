"""A form that shows what was refused, with everything typed still there."""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from django import forms
from django.http import QueryDict

from refusals import Refusal

T = TypeVar("T")


class RefusableForm(forms.Form):
    """Shows what a service refused beside the blank it belongs to.

    `placed` says where the field of a refusal stands here, if it has another name.
    """

    placed: ClassVar[Mapping[str, str]] = {}

    def refuse(self, refusal: Refusal) -> None:
        blank = self.placed.get(refusal.field or "", refusal.field)
        self.add_error(blank if blank in self.fields else None, refusal.sentence)

    def see_again(self, version: int) -> None:
        """Keep what was typed, and let the next attempt count from what stands now."""
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        typed["seen"] = str(version)
        self.data = typed


def try_on_form(form: forms.BaseForm, act: Callable[[], object], field: str | None = None) -> bool:
    """Do it; if it is refused, say why on the form: beside `field`, or where the form places it.
    Whether it was done.
    """
    return result_on_form(form, lambda: (act(),), field) is not None  # act() may give None


def result_on_form(
    form: forms.BaseForm, act: Callable[[], T], field: str | None = None
) -> T | None:
    """The same for an act that gives something: what it gave, None where it was refused."""
    try:
        return act()
    except Refusal as refusal:
        if field is None and isinstance(form, RefusableForm):
            form.refuse(refusal)
        else:
            form.add_error(field, refusal.sentence)
        return None
