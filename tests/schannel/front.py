#!/usr/bin/env python3
"""A gateway in front of a server that speaks no TLS: front.py CERTIFICATE KEY PORT CIPHERS [IDLE_SECONDS].

Speaks TLS 1.2 with these cipher suites alone, by OpenSSL, and hands on what comes. Ends a line that was silent for
IDLE_SECONDS. Prints its port, and for each line its suite and whether it took up an earlier session.
"""

from __future__ import annotations

import select
import socket
import ssl
import sys
import threading


def carry(line: ssl.SSLSocket, port: int, idle: float | None) -> None:
    with line, socket.create_connection(("127.0.0.1", port)) as server:
        while True:
            ready = [line] if line.pending() else select.select([line, server], [], [], idle)[0]
            if not ready:
                line.unwrap().close()
                return
            for source, sink in ((line, server), (server, line)):
                if source in ready:
                    received = source.recv(65536)
                    if not received:
                        return
                    sink.sendall(received)


def serve(connection: socket.socket, context: ssl.SSLContext, port: int, idle: float | None) -> None:
    try:
        line = context.wrap_socket(connection, server_side=True)
        print(line.cipher()[0], "resumed" if line.session_reused else "new", flush=True)
        carry(line, port, idle)
    except OSError as error:
        print("failed", type(error).__name__, flush=True)


def main() -> None:
    certificate, key, port, ciphers, *idle = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(ciphers)
    listener = socket.create_server(("127.0.0.1", 0))
    print("port", listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        seconds = float(idle[0]) if idle else None
        threading.Thread(target=serve, args=(connection, context, int(port), seconds), daemon=True).start()


if __name__ == "__main__":
    main()
