"""What README.md shows works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import paynet
from sandbox import Sandbox

PACKAGE = Path(__file__).parents[1]
README = (PACKAGE / "README.md").read_text(encoding="utf-8")


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def test_the_sections_have_the_order_that_all_packages_have() -> None:
    assert re.findall(r"^## (.+)$", README, re.MULTILINE) == [
        "Install",
        "Requirements",
        "Ten lines",
        "Errors",
        "Time-outs",
        "Threads and fork",
        "Development",
    ]


def test_the_snippets_get_a_token(sandbox: Sandbox) -> None:
    program = "\n".join(snippets("python"))
    where = f'base_url="{sandbox.base_url}", ca_file="{sandbox.ca_file}"'
    program = replaced(program, "environment=paynet.Environment.TEST", where)
    program = replaced(program, "pbk_...", sandbox.publishable_key)
    program = replaced(program, "js_...", sandbox.session.session_id)
    program = replaced(program, "ji_...", sandbox.session.instalment_key)
    program += "\nassert token.is_tds\npatient.create_token(request)\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("jt_")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("code=17", "17 Oturum daha önce kullanıldı"),
        ("reset-after-reading", "PAYNET_ERR_BROKEN_WAIT the line broke after sending"),
    ],
)
def test_the_snippet_about_errors_tells_what_went_wrong(
    sandbox: Sandbox, client: paynet.Client, capsys: pytest.CaptureFixture[str], fault: str, said: str
) -> None:
    request = sandbox.request(description=f"sandbox:{fault}")
    exec(snippets("python")[1], {"paynet": paynet, "client": client, "request": request})  # noqa: S102
    assert capsys.readouterr().out.startswith(said)


def test_the_example_gets_a_token(sandbox: Sandbox) -> None:
    done = subprocess.run(
        [sys.executable, PACKAGE / "examples/create_token.py"],
        env=sandbox.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.startswith("token: jt_")
    assert "the shopper confirms at https://" in done.stdout
