"""Writes the tables from what `run` has measured. Argument: the folder with the raw numbers."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

RAW = Path(sys.argv[1])
NAMES = {
    "floor": "floor: HTTP/1.1 by hand, rustls, serde_json",
    "libpaynet": "**libpaynet from C**",
    "libcurl": "libcurl and cJSON from C",
    "php": "PHP ext-curl",
    "urllib3": "Python urllib3",
    "httpx": "Python httpx.Client",
    "requests": "Python requests.Session",
    "mono": "C# HttpClient (mono)",
    "dotnet": "C# HttpClient (.NET Core)",
}
VARIANTS = {
    "libpaynet-unchanged": "as it is",
    "libpaynet-without-wiping": "without the wiping allocator",
    "libpaynet-without-guard": "without the panic guard",
}
NOTHING = "-"
# A count that is this close to a whole number is one.
WHOLE = 0.05
# Blocks of libc say little about a language with an allocator of its own.
OWN_ALLOCATOR = {"php", "urllib3", "httpx", "requests", "mono", "dotnet"}

Times = dict[str, dict[str, float]]


def main() -> None:
    facts = pairs("facts.txt")
    parts = [head(facts), goals(facts)]
    for tls in ("1.2", "1.3"):
        parts += [f"## TLS {tls}", warm_table(tls), counts_table(tls), cold_table(tls)]
    parts += ["## The wiping allocator and the panic guard", variants_table()]
    parts += ["## Where the instructions go", where_table(), "## Memory", memory_table()]
    print("\n\n".join(parts))


def pairs(file: str) -> dict[str, float]:
    """Lines of "name number"."""
    path = RAW / file
    lines = path.read_text().splitlines() if path.exists() else []
    return {name: float(number) for name, number in map(str.split, lines)}


def times(file: str) -> Times:
    """Microseconds by client and round."""
    found: Times = defaultdict(dict)
    for line in (RAW / file).read_text().splitlines():
        number, client, microseconds = line.split()
        found[client][number] = float(microseconds)
    return found


def typical(of: Times, client: str) -> float:
    return median(of[client].values())


def ratio(of: Times, client: str, base: str) -> float:
    """Median of the rounds' ratios: the machine's mood is the same within a round."""
    return median(microseconds / of[base][number] for number, microseconds in of[client].items())


def table(columns: list[str], rows: list[list[str]]) -> str:
    rule = ["---", *["---:"] * (len(columns) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [columns, rule, *rows])


def head(facts: dict[str, float]) -> str:
    versions = [line.partition(": ") for line in (RAW / "versions.txt").read_text().splitlines()]
    listed = "\n".join(f"| {name} | {text} |" for name, _, text in versions)
    return f"""# Results

Written by `benches/run`; [README.md](README.md) says how it measures. Times are medians of {facts["rounds"]:.0f} rounds
(cold calls: {facts["cold_rounds"]:.0f}), ratios are medians of the rounds' own ratios. Counts are per warm call.

| | |
|---|---|
{listed}"""


def goals(facts: dict[str, float]) -> str:
    warm, cold, counts = times("warm-1.2.txt"), times("cold-1.2.txt"), pairs("counts-1.2-libpaynet.txt")
    rows = [
        ("CPU / floor", f"{ratio(warm, 'libpaynet', 'floor'):.2f}", "≤ 1.8"),
        ("CPU / libcurl", f"{ratio(warm, 'libpaynet', 'libcurl'):.2f}", "≤ 0.6"),
        ("CPU / PHP ext-curl", f"{ratio(warm, 'libpaynet', 'php'):.2f}", "≤ 0.6"),
        ("user instructions", f"{counts['instructions'] / 1000:.1f}k", "≤ 55k"),
        ("system calls", plain(counts["syscalls"]), "3"),
        ("TLS records", plain(counts["records"]), "1"),
        ("name look-ups", plain(counts["lookups"]), "0"),
        ("threads started", plain(counts["threads"]), "0"),
        ("allocations", plain(counts["allocations"]), "≤ 45"),
        ("bytes sent beside the body", f"{plain(counts['sent_beside_body'])} (floor: {floor_bytes()})", "≤ 140"),
        ("cold, session resumed: CPU / floor", f"{ratio(cold, 'libpaynet', 'floor'):.2f}", "≤ 1.3"),
        ("cold: system calls; threads started", f"{plain(counts['cold_syscalls'])}; {plain(counts['cold_threads'])}", ""),
        ("8 threads, 16,000 calls: connections", plain(facts["connections_of_8_threads"]), "8"),
        ("library, stripped", f"{facts['size'] / 1e6:.2f} MB", "≤ 2.3 MB"),
        ("dlopen, CPU", f"{dlopen():.2f} ms", "≤ 0.6 ms"),
        ("resident memory of a C host", f"{pairs('memory.txt')['libpaynet'] / 1000:.1f} MB", "≤ 5 MB"),
    ]
    return "## libpaynet at a glance\n\n" + table(["TLS 1.2", "now", "goal"], [list(row) for row in rows])


def floor_bytes() -> str:
    return plain(pairs("counts-1.2-floor.txt")["sent_beside_body"])


def dlopen() -> float:
    return median(map(float, (RAW / "dlopen.txt").read_text().split())) / 1000


def plain(number: float) -> str:
    """Without decimals that say nothing."""
    if abs(number - round(number)) < WHOLE:
        return f"{round(number):,}"
    return f"{number:,.1f}"


def warm_table(tls: str) -> str:
    warm = times(f"warm-{tls}.txt")
    rows = [
        [
            NAMES[client],
            f"{typical(warm, client):.1f}",
            f"{ratio(warm, client, 'floor'):.2f}",
            f"{ratio(warm, client, 'libcurl'):.2f}",
        ]
        if client in warm
        else [NAMES[client], "doesn't speak it, or isn't here", NOTHING, NOTHING]
        for client in NAMES
    ]
    return "CPU time of a warm call\n\n" + table(["client", "us", "/ floor", "/ libcurl"], rows)


def counts_table(tls: str) -> str:
    columns = [
        "client", "user instructions", "system calls", "writes", "TLS records", "reads", "name look-ups", "threads",
        "allocations", "bytes sent beside the body", "received",
    ]  # fmt: skip
    rows = [[NAMES[client], *counts_row(tls, client)] for client in NAMES if pairs(f"counts-{tls}-{client}.txt")]
    return "Counts of a warm call\n\n" + table(columns, rows)


def counts_row(tls: str, client: str) -> list[str]:
    counts = pairs(f"counts-{tls}-{client}.txt")
    instructions = counts.get("instructions")
    return [
        f"{instructions / 1000:.1f}k" if instructions else NOTHING,
        plain(counts["syscalls"]),
        plain(counts["writes"]),
        plain(counts["records"]),
        plain(counts["reads"]),
        plain(counts["lookups"]),
        plain(counts["threads"]),
        NOTHING if client in OWN_ALLOCATOR else plain(counts["allocations"]),
        plain(counts["sent_beside_body"]),
        plain(counts["received_beside_body"]),
    ]


def cold_table(tls: str) -> str:
    cold, resumed = times(f"cold-{tls}.txt"), pairs(f"resumed-{tls}.txt")
    counts = {client: pairs(f"counts-{tls}-{client}.txt") for client in cold}
    rows = [
        [
            NAMES[client],
            f"{typical(cold, client):.0f}",
            f"{ratio(cold, client, 'floor'):.2f}",
            f"{ratio(cold, client, 'libcurl'):.2f}",
            f"{resumed[client]:.0f} %",
            plain(counts[client]["cold_syscalls"]),
            plain(counts[client]["cold_lookups"]),
        ]
        for client in NAMES
        if client in cold
    ]
    title = "A call on a connection of its own: CPU time and counts\n\n"
    columns = ["client", "us", "/ floor", "/ libcurl", "sessions resumed", "system calls", "name look-ups"]
    return title + table(columns, rows)


def variants_table() -> str:
    warm = times("variants.txt")
    rows = [
        [
            text,
            f"{typical(warm, variant):.1f}",
            f"{ratio(warm, variant, 'libpaynet-unchanged'):.2f}",
            f"{pairs(f'counts-{variant}.txt')['instructions'] / 1000:.1f}k",
        ]
        for variant, text in VARIANTS.items()
    ]
    return table(["a warm call, TLS 1.2", "us", "/ as it is", "user instructions"], rows)


def where_table() -> str:
    lines = [line.partition(" ") for line in (RAW / "where.txt").read_text().splitlines()]
    total = sum(int(number) for number, _, _ in lines)
    rows = [[part, f"{int(number) / 1000:.1f}k", f"{100 * int(number) / total:.0f} %"] for number, _, part in lines]
    return table(["a warm call, TLS 1.2", "instructions", "share"], rows)


def memory_table() -> str:
    rows = [[NAMES[client], f"{kilobytes / 1000:.1f}"] for client, kilobytes in pairs("memory.txt").items()]
    return "Resident after 1,000 calls\n\n" + table(["client", "MB"], rows)


main()
