"""A mail server for tests: it writes down every letter before it answers, and can refuse, hang
up or fall silent.
"""

import asyncio
import socket
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller

HANG_UP = "hang up"
FALL_SILENT = "fall silent"


@dataclass
class Sink:
    """`at_rcpt` and `at_data` hold, for an address, what to answer on each of the next attempts;
    after that, 250.
    """

    at_rcpt: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    at_data: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    received: list[tuple[str, bytes]] = field(default_factory=list)
    refusals: int = 0
    port: int = 0

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        answer = await self._answer(self.at_rcpt[address], server)
        if answer == "250 OK":
            envelope.rcpt_tos.append(address)
        return answer

    # aiosmtpd's name
    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        address = envelope.rcpt_tos[0]
        planned = self.at_data[address]
        if not planned or planned[0] in (HANG_UP, FALL_SILENT):
            self.received.append((address, envelope.content))
        return await self._answer(planned, server)

    async def _answer(self, planned: list[str], server: Any) -> str:
        answer = planned.pop(0) if planned else "250 OK"
        if answer == HANG_UP:
            server.transport.abort()
        elif answer == FALL_SILENT:
            await asyncio.sleep(3)
        elif not answer.startswith("250"):
            self.refusals += 1
        return answer if answer[0].isdigit() else "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def listening() -> Iterator[Sink]:
    sink = Sink(port=free_port())
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
