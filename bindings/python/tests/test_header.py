"""The package knows everything that include/paynet.h has."""

from __future__ import annotations

import dataclasses
import re
from enum import IntEnum
from pathlib import Path
from typing import Any

import pytest

import paynet
from paynet import _client, _declarations

ROOT = Path(__file__).parents[3]
HEADER = (ROOT / "include/paynet.h").read_text(encoding="utf-8")


def constants(prefix: str) -> dict[str, int]:
    return {name: int(value) for name, value in re.findall(rf"^#define {prefix}(\w+) (-?\d+)$", HEADER, re.MULTILINE)}


def struct_fields(struct: str) -> set[str]:
    return {name for name, *_ in getattr(_declarations, struct)._fields_}


def names(dataclass: Any) -> set[str]:
    return {field.name for field in dataclasses.fields(dataclass)}


@pytest.mark.parametrize(
    ("known", "prefix"),
    [
        (paynet.Status, "PAYNET_ERR_"),
        (paynet.StatusClass, "PAYNET_CLASS_"),
        (paynet.Phase, "PAYNET_PHASE_"),
        (paynet.Environment, "PAYNET_ENVIRONMENT_"),
    ],
)
def test_every_constant_of_the_header_has_a_name(known: type[IntEnum], prefix: str) -> None:
    defined = constants(prefix)
    assert len(defined) > 2
    missing_on_purpose = {"OK", "NONE"}
    assert {member.name: member.value for member in known if member.name not in missing_on_purpose} == {
        name: value for name, value in defined.items() if name not in missing_on_purpose
    }


def test_every_field_of_the_structs_can_be_set_or_read() -> None:
    sizes_and_padding = {"struct_size", "reserved"}
    assert names(paynet.CreateTokenRequest) == struct_fields("paynet_create_token_request") - sizes_and_padding
    assert names(paynet.CreateTokenResponse) == struct_fields("paynet_create_token_response") - sizes_and_padding
    settings = names(_client._Settings) | names(_client._Secrets)
    assert settings == struct_fields("paynet_config") - sizes_and_padding - {"text_encoding"}
    assert set(vars(paynet.PaynetError())) >= struct_fields("paynet_error") - sizes_and_padding


def test_the_versions_agree() -> None:
    cargo = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    assert f'[package]\nname = "paynet"\nversion = "{paynet.__version__}"' in cargo
