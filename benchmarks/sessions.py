"""Sessions: a viewer of a Streamlit page without a browser, on a real websocket.

Speaks what Streamlit's own front end speaks: it asks for a run of the page or of a fragment, with the state of one
widget, and reads what is drawn until the run has ended.
"""

import asyncio
import ssl
import time
import urllib.request
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


KEPT_RUNS = 2
"""For so many runs a browser keeps a message that is not drawn any more."""


class SessionError(Exception):
    """A run that did not end as it should."""


@dataclass
class Run:
    """What a run drew: the elements of the page by type, each with the fragment it belongs to; and how long it took."""

    milliseconds: float = 0
    elements: list[tuple[str, Any, str]] = field(default_factory=list)

    def of_type(self, name: str) -> list[tuple[Any, str]]:
        """Return the elements of a type, each with its fragment."""
        return [(element, fragment) for kind, element, fragment in self.elements if kind == name]


class Session:
    """A viewer. Messages that the server need not send twice are kept, as a browser keeps them."""

    def __init__(self, connection: ClientConnection, query: str = "") -> None:
        self._connection = connection
        self._query = query
        self._kept: deque[dict[str, Delta]] = deque(maxlen=KEPT_RUNS + 1)
        self._page = ""
        self.identifier = ""
        """The server's name for the session, once it has run."""

    async def run(self, widget: WidgetState | None = None, fragment: str = "") -> Run:
        """Ask for a run and wait for its end; the time is from sending to the message that it has ended."""
        self._kept.append({})
        request = BackMsg()
        request.rerun_script.query_string = self._query
        request.rerun_script.page_script_hash = self._page
        request.rerun_script.fragment_id = fragment
        request.rerun_script.cached_message_hashes.extend({name for run in self._kept for name in run})
        if widget is not None:
            request.rerun_script.widget_states.widgets.append(widget)
        drawn = Run()
        start = time.perf_counter()
        await self._connection.send(request.SerializeToString())
        while not self._take(drawn, ForwardMsg.FromString(await self._receive())):
            pass
        drawn.milliseconds = (time.perf_counter() - start) * 1000
        return drawn

    async def _receive(self) -> bytes:
        message = await self._connection.recv()
        if isinstance(message, str):
            raise SessionError("The server sent text.")
        return message

    def _take(self, drawn: Run, message: ForwardMsg) -> bool:
        """Take a message in; return whether it ends the run."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
            self.identifier = message.new_session.initialize.session_id
        elif kind == "delta":
            if message.metadata.cacheable:
                self._kept[-1][message.hash] = message.delta
            self._draw(drawn, message.delta)
        elif kind == "ref_hash":
            self._draw(drawn, self._recall(message.ref_hash))
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            raise SessionError("The page does not compile.")
        return kind == "script_finished" and message.script_finished in ENDED

    def _recall(self, name: str) -> Delta:
        for run in self._kept:
            if name in run:
                self._kept[-1][name] = run[name]
                return run[name]
        raise SessionError("The server refers to a message that was not kept.")

    @staticmethod
    def _draw(drawn: Run, delta: Delta) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        kind = str(delta.new_element.WhichOneof("type"))
        if kind == "exception":
            raise SessionError(f"The page failed: {delta.new_element.exception.message}")
        drawn.elements.append((kind, getattr(delta.new_element, kind), delta.fragment_id))


@asynccontextmanager
async def session(
    address: str, query: str = "", tls: ssl.SSLContext | None = None, cookies: str | None = None
) -> AsyncIterator[Session]:
    """Open a session on a server, with what stands after ? in its address, until the block ends.

    At an https address the page is fetched first, as a browser does, and its cookies are sent on, if none are given.
    """
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    options: dict[str, Any] = {"max_size": None, "open_timeout": 60, "ping_interval": None}
    if tls is not None:
        cookies = await asyncio.to_thread(cookies_of, address, tls) if cookies is None else cookies
        options |= {"ssl": tls, "additional_headers": {"Cookie": cookies}}
    async with connect(stream, subprotocols=[Subprotocol("streamlit")], **options) as connection:
        yield Session(connection, query)


def cookies_of(address: str, tls: ssl.SSLContext) -> str:
    """Return the cookies that a page sets for a new visitor, as the visitor sends them back."""
    with urllib.request.urlopen(address, context=tls, timeout=60) as page:
        return "; ".join(cookie.split(";")[0] for cookie in page.headers.get_all("Set-Cookie", []))
