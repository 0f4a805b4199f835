"""Which library is loaded, and what is said if it is none or another."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import paynet
from paynet import _declarations

PACKAGE = Path(paynet.__file__).parent
LIBRARY = Path(os.environ["PAYNET_LIBRARY"]).resolve()
SHOW = "import paynet._library as library; print(library._path(library.load()))"
HEADER = (Path(__file__).parents[3] / "include/paynet.h").read_text(encoding="utf-8")
SIZES = re.findall(r"^uint32_t (paynet_\w+)_size\(void\);", HEADER, re.MULTILINE)


def run(program: str, package: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a program with a package, and with nothing else that says where the library is."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PAYNET_LIBRARY", "LD_LIBRARY_PATH")}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**clean, "PYTHONPATH": str(package.parent), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def complaint(library: Path) -> str:
    """What making a client says about a library."""
    done = run("import paynet; paynet.Client()", PACKAGE, PAYNET_LIBRARY=str(library))
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("paynet._library.LibraryError: ")
    assert f"needs libpaynet {paynet.__version__} with ABI {_declarations.PAYNET_ABI_VERSION}" in last
    assert "Install the package's wheel" in last
    return last


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """The library in every place where it may be."""
    package = tmp_path / "site" / "paynet"
    package.mkdir(parents=True)
    for source in PACKAGE.glob("*.py"):
        shutil.copy(source, package)
    places = {
        "chosen": tmp_path / "chosen.so",
        "packaged": package / "libpaynet.so.0",
        "system": tmp_path / "system" / "libpaynet.so.0",
    }
    places["system"].parent.mkdir()
    for place in places.values():
        shutil.copy(LIBRARY, place)
    return places


@pytest.mark.parametrize("first", ["chosen", "packaged", "system"])
def test_the_library_is_looked_for_in_three_places_in_order(places: dict[str, Path], first: str) -> None:
    package = places["packaged"].parent
    environment = {"LD_LIBRARY_PATH": str(places["system"].parent)}
    if first == "chosen":
        environment["PAYNET_LIBRARY"] = str(places["chosen"])
    if first == "system":
        places["packaged"].unlink()
    assert run(SHOW, package, **environment).stdout.strip() == str(places[first])


def test_a_missing_library_is_named() -> None:
    assert "/nowhere/libpaynet.so" in complaint(Path("/nowhere/libpaynet.so"))


def test_the_package_can_be_imported_without_the_library() -> None:
    done = run("import paynet", PACKAGE, PAYNET_LIBRARY="/nowhere/libpaynet.so")
    assert (done.returncode, done.stderr) == (0, "")


def compiled(folder: Path, abi: int = _declarations.PAYNET_ABI_VERSION, omit: str = "", grown: str = "") -> Path:
    """A library that has the functions of the header and says of itself what a test wants."""
    others = set(re.findall(r"\b(paynet_\w+)\(", HEADER)) - {"paynet_abi_version", "paynet_version"}
    sizes = {f"{name}_size": f"return sizeof({name}){' + 8' if name == grown else ''};" for name in SIZES}
    lines = ['#include "paynet.h"']
    bodies = {name: sizes.get(name, "return 0;") for name in others - {omit}}
    lines += [f"int32_t paynet_abi_version(void) {{ return {abi}; }}"]
    lines += ['const char *paynet_version(void) { return "9.8.7"; }']
    functions = re.findall(r"^([\w* ]+?)\b(paynet_\w+)(\([^;]*\));", HEADER, re.MULTILINE)
    lines += [f"{kind}{name}{taken} {{ {bodies[name]} }}" for kind, name, taken in functions if name in bodies]
    source = folder / "other.c"
    source.write_text("\n".join(lines), encoding="utf-8")
    library = folder / "libother.so"
    include = Path(__file__).parents[3] / "include"
    subprocess.run(["cc", "-shared", "-fPIC", f"-I{include}", source, "-o", library], check=True)
    return library


def test_a_library_of_another_abi_is_refused(tmp_path: Path) -> None:
    library = compiled(tmp_path, abi=77)
    assert f"{library} is libpaynet 9.8.7, but its ABI is 77." in complaint(library)


@pytest.mark.parametrize("struct", SIZES)
def test_a_library_with_other_structs_is_refused(tmp_path: Path, struct: str) -> None:
    library = compiled(tmp_path, grown=struct)
    said = complaint(library)
    assert f"{library} is libpaynet 9.8.7, but its {struct} has " in said
    assert " bytes instead of " in said


def test_a_library_that_lacks_a_function_is_refused(tmp_path: Path) -> None:
    library = compiled(tmp_path, omit="paynet_create_token")
    said = complaint(library)
    assert str(library) in said
    assert "paynet_create_token" in said
