"""Wire: a TCP proxy that counts the bytes between browser and server, in both directions and with all that is sent."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """Counts what passes on its way to a server; works in a thread of its own."""

    def __init__(self, server: str) -> None:
        self.total = 0
        self.address = ""
        self._last = time.perf_counter()
        self._server = urlsplit(server)
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def open(self) -> None:
        self._thread.start()
        self._ready.wait()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._closed.set)
        self._thread.join()

    def wait_until_quiet(self, seconds: float = 0.15, patience: float = 60) -> None:
        """Return when nothing has passed for a while."""
        give_up = time.perf_counter() + patience
        while time.perf_counter() - self._last < seconds and time.perf_counter() < give_up:
            time.sleep(0.01)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._closed = asyncio.Event()
        listener = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
        self._ready.set()
        await self._closed.wait()
        listener.close()

    async def _connect(self, browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            server, to_server = await asyncio.open_connection(self._server.hostname, self._server.port)
            await asyncio.gather(self._pass_on(browser, to_server), self._pass_on(server, to_browser))
        to_browser.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while block := await reader.read(1 << 18):
                self.total += len(block)
                self._last = time.perf_counter()
                writer.write(block)
                await writer.drain()
        writer.close()


@contextmanager
def counted(server: str) -> Iterator[Wire]:
    """Put a proxy before a server until the block ends; browsers go to its `address`."""
    wire = Wire(server)
    wire.open()
    try:
        yield wire
    finally:
        wire.close()
