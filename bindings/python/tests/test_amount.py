from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paynet
from paynet import Amount, AmountForm


@pytest.mark.parametrize(
    ("text", "kurus"),
    [("1.234,56", 123_456), ("1,234.56", 123_456), ("1234.56", 123_456), ("1 234,5", 123_450), ("10", 1000), ("0", 0)],
)
def test_amounts_are_read_as_people_and_programs_write_them(text: str, kurus: int) -> None:
    assert Amount.parse(text) == kurus


@pytest.mark.parametrize("text", ["", "-1", "10 TL", "ten", "1,2,3", "1\0", "1\ud800", "9" * 30])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(paynet.CallError) as caught:
        Amount.parse(text)
    assert caught.value.code == paynet.Status.AMOUNT


def test_an_amount_with_two_readings_is_refused() -> None:
    with pytest.raises(paynet.CallError) as caught:
        Amount.parse("1.234")
    assert caught.value.code == paynet.Status.AMBIGUOUS_AMOUNT
    assert "1234,00" in caught.value.message
    assert "1,234" in caught.value.message


def test_amounts_are_written_for_people_or_programs() -> None:
    assert Amount.format(123_456_789, AmountForm.TURKISH) == "1.234.567,89"
    assert Amount.format(123_456_789, AmountForm.PLAIN) == "1234567.89"


# Without the 200 ms that each try may take by default: a busy machine needs longer once in a while.
@settings(deadline=None)
@given(kurus=st.integers(0, 2**63 - 1), form=st.sampled_from(AmountForm))
def test_what_is_written_can_be_read(kurus: int, form: AmountForm) -> None:
    assert Amount.parse(Amount.format(kurus, form)) == kurus


@pytest.mark.parametrize("kurus", [2**63, -(2**63) - 1, 2**64 + 5])
def test_an_amount_that_does_not_fit_is_not_cut(kurus: int) -> None:
    with pytest.raises(OverflowError):
        Amount.format(kurus, AmountForm.PLAIN)


@pytest.mark.parametrize("form", [7, 2**32])
def test_an_unknown_form_is_refused(form: Any) -> None:
    with pytest.raises(paynet.CallError) as caught:
        Amount.format(1, form)
    assert caught.value.code == paynet.Status.INVALID_FIELD


def test_a_value_of_another_type_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"^text must be str, not int$"):
        Amount.parse(1000)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^kurus must be int, not float$"):
        Amount.format(10.5, AmountForm.PLAIN)  # type: ignore[arg-type]
