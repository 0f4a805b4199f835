#!/usr/bin/env python3
"""A gateway in front of a server that speaks no TLS: front.py CERTIFICATE KEY PORT CIPHERS [OPTION...].

Speaks TLS 1.2 with these cipher suites alone, by OpenSSL, and hands on what comes. Prints its port, and for each line its
suite and whether it took up an earlier session.
"""

from __future__ import annotations

import argparse
import select
import socket
import ssl
import threading

# That it knows no host of this name, and goes on.
WARNING = bytes.fromhex("15 0303 0002 0170")

ANOTHER_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"


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


class Line:
    """One whose every byte is in our hands, so that two records can leave together."""

    def __init__(self, connection: socket.socket, context: ssl.SSLContext) -> None:
        self.connection = connection
        self.received, self.to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.tls = context.wrap_bio(self.received, self.to_send, server_side=True)
        self.patiently(self.tls.do_handshake)
        self.send()

    def patiently(self, step):
        while True:
            try:
                return step()
            except ssl.SSLWantReadError:
                self.send()
                came = self.connection.recv(65536)
                if not came:
                    raise EOFError from None
                self.received.write(came)

    def read(self) -> bytes:
        return self.patiently(lambda: self.tls.read(65536))

    def end(self) -> None:
        try:
            self.tls.unwrap()
        except ssl.SSLWantReadError:
            pass  # The other side's end is not waited for.

    def send(self) -> None:
        self.connection.sendall(self.to_send.read())


def whole_answer(server: socket.socket) -> bytes:
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += server.recv(65536)
    head, _, body = answer.partition(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < int(length.partition(b":")[2]):
        body += server.recv(65536)
    return head + b"\r\n\r\n" + body


def carry_and(then: str, line: Line, port: int) -> None:
    """Each answer leaves in one packet with what comes behind it."""
    with line.connection, socket.create_connection(("127.0.0.1", port)) as server:
        while request := line.read():
            server.sendall(request)
            answer = whole_answer(server)
            if then in ("close", "cut"):
                # Now it is whole when the line ends.
                answer = answer.replace(b"content-length:", b"x-length:", 1)
            line.tls.write(answer)
            if then == "answer":
                line.tls.write(ANOTHER_ANSWER)
            elif then != "cut":
                line.end()
            line.send()
            if then in ("close", "cut"):
                return


def serve(connection: socket.socket, context: ssl.SSLContext, options: argparse.Namespace) -> None:
    try:
        if options.warn:
            connection.sendall(WARNING)
        if options.then:
            line = Line(connection, context)
            print(line.tls.cipher()[0], "by hand", flush=True)
            carry_and(options.then, line, options.port)
        else:
            line = context.wrap_socket(connection, server_side=True)
            print(line.cipher()[0], "resumed" if line.session_reused else "new", flush=True)
            carry(line, options.port, options.idle)
    except (OSError, EOFError) as error:
        print("failed", type(error).__name__, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("certificate", "key", "port", "ciphers"):
        parser.add_argument(name, type=int if name == "port" else str)
    parser.add_argument("--idle", type=float, help="end a line that was silent for so many seconds")
    parser.add_argument("--warn", action="store_true", help="send a warning before the handshake")
    parser.add_argument("--ask", help="ask for a certificate, by an authority of this file, and take none, too")
    parser.add_argument(
        "--then",
        choices=("end", "answer", "close", "cut"),
        help="behind an answer: the end of TLS, another answer; or the end of TLS and of the line, or that of the line "
        "alone, in place of the answer's length",
    )
    options = parser.parse_args()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate, options.key)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(options.ciphers)
    if options.ask:
        context.verify_mode = ssl.CERT_OPTIONAL
        context.load_verify_locations(options.ask)
    listener = socket.create_server(("127.0.0.1", 0))
    print("port", listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection, context, options), daemon=True).start()


if __name__ == "__main__":
    main()
