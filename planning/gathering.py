"""Collects what the files of a package hold of one type, so that a file added is a file known."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

T = TypeVar("T")


def gather_values(package: str, wanted: type[T]) -> tuple[T, ...]:
    """Every value of the type that stands in a module of the package, in the order of the files."""
    path = import_module(package).__path__
    modules = (import_module(f"{package}.{module.name}") for module in iter_modules(path))
    return tuple(
        dict.fromkeys(
            value
            for module in modules
            for value in vars(module).values()
            if isinstance(value, wanted)
        )
    )
