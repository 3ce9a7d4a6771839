"""Zip files, which Word and Excel write, opened only where their list of parts is short."""

import zipfile
from io import BytesIO
from typing import Final

from uploads.bounds import CannotRead, Reason

LARGEST_LIST: Final = 256 * 1024
"""Bytes of the list of parts; an office document with a hundred pictures has 10,000."""
END: Final = b"PK\x05\x06"
LONGEST_END: Final = 22 + 65_535


def open_package(content: bytes) -> zipfile.ZipFile:
    """The list is read whole before anything can be asked of it, so its length is looked at first.

    Raises CannotRead where it is too long, BadZipFile where there is none.
    """
    end = content.rfind(END, max(0, len(content) - LONGEST_END))
    if end >= 0 and int.from_bytes(content[end + 12 : end + 16], "little") > LARGEST_LIST:
        raise CannotRead(Reason.TOO_MUCH)
    return zipfile.ZipFile(BytesIO(content))
