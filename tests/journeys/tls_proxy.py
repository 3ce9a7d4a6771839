"""A small proxy with a certificate of its own, as nginx stands before the product: it takes https
and says so in X-Forwarded-Proto.
"""

import asyncio
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HEAD_ENDS = b"\r\n\r\n"
OURS = (b"x-forwarded-proto:", b"x-forwarded-for:", b"connection:")


def make_certificate(folder: Path) -> ssl.SSLContext:
    """For localhost, signed by itself, good for a day."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    asked = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    named = ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*asked, *named], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


@contextmanager
def tls_proxy(port: int, *, to: int, folder: Path) -> Iterator[None]:
    """https://localhost:`port` leads to http://127.0.0.1:`to`."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await _hand_on(reader, writer, to)
        except (OSError, asyncio.IncompleteReadError):
            pass  # the browser went away
        finally:
            writer.close()

    async def serve() -> asyncio.Server:
        certificate = make_certificate(folder)
        return await asyncio.start_server(take, "127.0.0.1", port, ssl=certificate)

    server = asyncio.run_coroutine_threadsafe(serve(), loop).result(10)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


async def _hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
    """One request a connection, so that the head of each can be written anew."""
    head = await reader.readuntil(HEAD_ENDS)
    first, *lines = head[: -len(HEAD_ENDS)].split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(OURS)]
    added = [b"X-Forwarded-Proto: https", b"X-Forwarded-For: 127.0.0.1", b"Connection: close"]
    inward, outward = await asyncio.open_connection("127.0.0.1", port)
    outward.write(b"\r\n".join([first, *kept, *added]) + HEAD_ENDS)
    sending = asyncio.create_task(_pour(reader, outward))
    await _pour(inward, writer)
    sending.cancel()
    outward.close()


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    while part := await source.read(65536):
        into.write(part)
        await into.drain()
