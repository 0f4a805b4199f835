"""What the writers of all languages share."""

from __future__ import annotations

import textwrap

GENERATED = "Generated from include/paynet.h by tests/generate; do not edit."


def paragraphs(doc: str, width: int) -> list[str]:
    """The text in lines of at most this width, an empty one between paragraphs."""
    lines: list[str] = []
    for paragraph in doc.split("\n\n"):
        if lines:
            lines.append("")
        lines += textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
    return lines


def commented(doc: str, first: str, prefix: str, last: str, indent: str = "") -> list[str]:
    """A comment of several lines; none if there is nothing to say."""
    if not doc:
        return []
    body = (f"{indent}{prefix} {line}".rstrip() for line in paragraphs(doc, 108 - len(indent)))
    around = [f"{indent}{line}" if line else "" for line in (first, last)]
    return [*filter(None, around[:1]), *body, *filter(None, around[1:])]
