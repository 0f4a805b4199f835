"""The wheel, built and installed as the README says, in an environment where nothing else is."""

from __future__ import annotations

import os
import subprocess
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from sandbox import Sandbox
from test_readme import snippets

PACKAGE = Path(__file__).parents[1]
ROOT = PACKAGE.parents[1]
NAME = "paynet-0.1.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"


def inside(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment variables of a user of the fresh environment."""
    clean = {name: value for name, value in environment.items() if name not in ("PAYNET_LIBRARY", "PYTHONPATH")}
    return {**clean, "PATH": f"{home / 'bin'}:{clean['PATH']}", "PYTHON": str(home / "bin/python")}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    venv.create(home, with_pip=True)
    (install,) = snippets("sh")
    subprocess.run(["sh", "-ec", install], cwd=ROOT, env=inside(home, os.environ), check=True)
    return home


@pytest.mark.usefixtures("home")
def test_the_wheel_holds_the_package_and_the_library_and_nothing_else() -> None:
    (wheel,) = (ROOT / "target/python/dist").iterdir()
    assert wheel.name == NAME
    modules = {f"paynet/{module.name}" for module in (PACKAGE / "src/paynet").glob("*.py")}
    with zipfile.ZipFile(wheel) as contents:
        in_package = {name for name in contents.namelist() if ".dist-info/" not in name}
        assert in_package == {*modules, "paynet/py.typed", "paynet/libpaynet.so.0"}
        assert "paynet-0.1.0.dist-info/licenses/LICENSE" in contents.namelist()
        assert "Root-Is-Purelib: false" in contents.read("paynet-0.1.0.dist-info/WHEEL").decode()


@pytest.mark.usefixtures("home")
def test_auditwheel_finds_that_the_library_runs_with_glibc_2_17() -> None:
    report = " ".join((ROOT / "target/python/auditwheel.txt").read_text(encoding="utf-8").split())
    assert 'constrains the platform tag to "manylinux_2_17_x86_64"' in report


def test_the_installed_wheel_finds_its_own_library_and_gets_a_token(home: Path, sandbox: Sandbox) -> None:
    environment = inside(home, sandbox.environment())
    show = "import paynet._library as library; print(library._path(library.load()))"
    python = home / "bin/python"
    loaded = subprocess.run([python, "-c", show], env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    assert Path(loaded.stdout.strip()).is_relative_to(home)
    example = [python, PACKAGE / "examples/create_token.py"]
    done = subprocess.run(example, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    assert done.stdout.startswith("token: jt_")
