"""Reads what strace (-ff -yy -xx) wrote about a client and counts. Arguments: the server's port, the files."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

CALL = re.compile(r"^(\w+)\((.*)\) = (-?\d+)", re.ASCII)
SENDING = {"write", "writev", "send", "sendto", "sendmsg", "sendmmsg"}
RECEIVING = {"read", "readv", "recv", "recvfrom", "recvmsg"}
RECORD_HEAD = 5


def main() -> None:
    port, *files = sys.argv[1:]
    total = Counter()
    for file in files:
        for line in Path(file).read_text(encoding="ascii", errors="replace").splitlines():
            total += counts_of(line, port)
    for name in ("syscalls", "writes", "reads", "records", "bytes_sent", "bytes_received", "dns_packets", "threads"):
        print(name, total[name])


def counts_of(line: str, port: str) -> Counter:
    found = CALL.match(line)
    if not found:
        return Counter()
    name, arguments, result = found[1], found[2], int(found[3])
    counts = Counter(syscalls=1)
    if name in {"clone", "clone3"} and "CLONE_THREAD" in arguments:
        counts["threads"] = 1
    if name in SENDING and re.search(r"sin6?_port=htons\(53\)|->[^>]*:53\]>", arguments):
        counts["dns_packets"] = 1
    if is_about(arguments, port):
        counts += traffic(name, arguments, result)
    return counts


def is_about(arguments: str, port: str) -> bool:
    """Whether the first argument is a connection to the server."""
    return re.match(rf"\d+<TCP:\[[^>]*->127\.0\.0\.1:{port}\]>", arguments) is not None


def traffic(name: str, arguments: str, result: int) -> Counter:
    if name in SENDING and result > 0:
        return Counter(writes=1, bytes_sent=result, records=records_in(sent_bytes(arguments)[:result]))
    if name in RECEIVING and result > 0 and "MSG_PEEK" not in arguments:
        return Counter(reads=1, bytes_received=result)
    return Counter()


def sent_bytes(arguments: str) -> bytes:
    return bytes.fromhex("".join(re.findall(r'"([^"]*)"', arguments)).replace("\\x", ""))


def records_in(data: bytes) -> int:
    """TLS records that begin in one write; a record is never spread over two by the clients measured here."""
    count = at = 0
    while at + RECORD_HEAD <= len(data):
        at += RECORD_HEAD + int.from_bytes(data[at + 3 : at + RECORD_HEAD], "big")
        count += 1
    return count


main()
