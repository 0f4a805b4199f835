"""A server inside the test's own process: it can only answer while no call holds Python's lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import paynet
from sandbox import Session, request

ANSWER = b'{"token_id":"jt_1","code":0}'

#: Longer than any of these calls takes on a busy machine; a call that holds the lock ends with it, in failure.
PATIENCE = 20


@contextmanager
def serving(before_answering: Callable[[], object]) -> Iterator[paynet.Client]:
    """A client of a server that runs `before_answering` once a request is there."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            before_answering()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(ANSWER)))
            self.end_headers()
            self.wfile.write(ANSWER)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is given
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with paynet.Client(
            base_url=f"http://127.0.0.1:{server.server_port}",
            publishable_key="pbk_x",
            total_timeout=timedelta(seconds=PATIENCE),
        ) as client:
            yield client
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def any_request() -> paynet.CreateTokenRequest:
    return request(Session("js_1", "ji_1"))
