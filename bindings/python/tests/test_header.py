"""The package knows everything that include/paynet.h has."""

from __future__ import annotations

import dataclasses
import re
from enum import IntEnum
from pathlib import Path
from typing import Any

import pytest

import paynet
from paynet import _client, _declarations, _library, _structs

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
        (paynet.Outcome, "PAYNET_OUTCOME_"),
        (paynet.FoundBy, "PAYNET_FOUND_BY_"),
        (paynet.PosType, "PAYNET_POS_"),
        (paynet.AmountForm, "PAYNET_AMOUNT_"),
        (paynet.ThreeDState, "PAYNET_THREE_D_"),
        (paynet.TransactionType, "PAYNET_TRANSACTION_"),
    ],
)
def test_every_constant_of_the_header_has_a_name(known: type[IntEnum], prefix: str) -> None:
    defined = constants(prefix)
    assert len(defined) > 1
    missing_on_purpose = {"OK", "NONE"}
    assert {member.name: member.value for member in known if member.name not in missing_on_purpose} == {
        name: value for name, value in defined.items() if name not in missing_on_purpose
    }


def shown(struct: str, dataclass: Any = None) -> set[str]:
    """The fields of a struct, as Python names them."""
    rows = getattr(dataclass, "_rows", None)
    renamed = {rows.count: rows.name} if rows else {}
    fields = {renamed.get(name, name.removesuffix("_ms")) for name in struct_fields(struct)}
    return fields - {"struct_size", "reserved", "reserved_text"}


WRAPPED: list[Any] = [*_structs.Request.__subclasses__(), *_structs.Response.__subclasses__()]


@pytest.mark.parametrize("dataclass", WRAPPED)
def test_every_field_of_a_struct_can_be_set_or_read(dataclass: Any) -> None:
    assert names(dataclass) == shown(dataclass._struct.__name__, dataclass)
    assert getattr(paynet, dataclass.__name__) is dataclass


def test_every_setting_and_every_part_of_an_error_is_there() -> None:
    assert names(_client._Settings) | names(_client._Secrets) == shown("paynet_config") - {"text_encoding"}
    assert set(vars(paynet.PaynetError())) >= shown("paynet_error")


def test_every_struct_is_wrapped() -> None:
    wrapped = {dataclass._struct for dataclass in WRAPPED}
    others = {_declarations.paynet_config, _declarations.paynet_error, _declarations.paynet_three_d_watch}
    assert wrapped | others == set(_library._sized_structs())


def test_every_function_that_takes_a_client_is_a_method() -> None:
    taken = re.findall(r"^int32_t paynet_(?:client_)?(\w+)\(const struct paynet_client \*client,", HEADER, re.MULTILINE)
    assert "create_token" in taken
    assert set(taken) - {"three_d_visited"} <= set(vars(paynet.Client))


def test_the_versions_agree() -> None:
    cargo = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    assert f'[package]\nname = "paynet"\nversion = "{paynet.__version__}"' in cargo
