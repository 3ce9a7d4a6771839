#!/usr/bin/env python3
"""Starts everything from nothing: `python3 run.py demo` or `python3 run.py test`. Needs Python
and its venv module, nothing else.
"""

import sys

# Written so that a Python of ten years ago can still read this file and say what is wrong.
if not (3, 11) <= tuple(sys.version_info[:2]) <= (3, 14):
    found = ".".join(str(part) for part in sys.version_info[:2])
    sys.stderr.write("Cần Python 3.11 đến 3.14; máy này đang dùng Python {}.\n".format(found))  # noqa: UP032
    sys.stderr.write("Python 3.11 to 3.14 is needed; this is Python {}.\n".format(found))  # noqa: UP032
    sys.exit(1)

from tools.launcher import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
