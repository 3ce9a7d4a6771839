"""Files that somebody sends are opened in a room of their own: a process with little memory and
little time, which can be ended.
"""

from uploads.reading import CannotRead, Kind, Reason, read

__all__ = ["CannotRead", "Kind", "Reason", "read"]
