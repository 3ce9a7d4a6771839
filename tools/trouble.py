"""What can go wrong on somebody's machine, said once in Vietnamese and once in English."""

import re
from typing import Final


class Trouble(Exception):
    """Ends the command with two plain lines instead of a trace."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(english)
        self.lines = (vietnamese, english)


NO_VENV: Final = Trouble(
    "Python này thiếu mô-đun venv hoặc ensurepip. Trên Debian, Ubuntu: apt install python3-venv,"
    " rồi chạy lại.",
    "This Python lacks venv or ensurepip. On Debian or Ubuntu: apt install python3-venv, then run"
    " this again.",
)
NO_NETWORK: Final = Trouble(
    "Không tải được thư viện: máy này không vào được mạng hoặc kho thư viện. Kiểm tra mạng, proxy"
    " rồi chạy lại.",
    "The libraries could not be fetched: this machine does not reach the package index. Check"
    " network and proxy, then run this again.",
)
NO_SPACE: Final = Trouble(
    "Ổ đĩa không đủ chỗ: cần khoảng 1 GB trống. Dọn bớt rồi chạy lại.",
    "There is not enough room on the disk: about 1 GB must be free. Make room, then run this"
    " again.",
)
NO_RIGHT: Final = Trouble(
    "Không ghi được vào thư mục của dự án. Kiểm tra quyền của thư mục rồi chạy lại.",
    "The project's folder cannot be written to. Check its permissions, then run this again.",
)

SIGNS: Final = (
    (re.compile(r"no space left|disk quota exceeded|errno 28\b", re.IGNORECASE), NO_SPACE),
    (re.compile(r"ensurepip|No module named '?venv", re.IGNORECASE), NO_VENV),
    (
        re.compile(
            r"connection|name resolution|network is unreachable|timed out|proxy|dns error|error"
            r" sending request|failed to fetch"
            r"|no matching distribution|ssl",
            re.IGNORECASE,
        ),
        NO_NETWORK,
    ),
    (re.compile(r"permission denied|read-only file system", re.IGNORECASE), NO_RIGHT),
)


def recognise(output: str) -> Trouble:
    """What an installer printed in thirty lines, in one."""
    for sign, trouble in SIGNS:
        if sign.search(output):
            return trouble
    return Trouble(
        "Cài đặt thư viện không thành công; lỗi ở các dòng trên.",
        "Installing the libraries failed; the lines above say why.",
    )
