"""Files that somebody sends are opened in a room of their own: a process with little memory and
little time, which can be ended.
"""

from uploads.reading import CannotRead, ReaderKind, Reason, read

__all__ = ["CannotRead", "ReaderKind", "Reason", "read"]
