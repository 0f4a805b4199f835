from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paynet
from sandbox import Sandbox

# The sandbox takes what begins with its name for a fault.
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=120)
WITH_CLIENT = settings(deadline=None, database=None)


@pytest.fixture(scope="module")
def client(sandbox: Sandbox) -> paynet.Client:
    return sandbox.client()


def test_a_card_becomes_a_token(sandbox: Sandbox, client: paynet.Client) -> None:
    token = client.create_token(sandbox.request())
    assert token.token_id.startswith("jt_")
    assert token.post_url.startswith(sandbox.base_url)
    assert token.is_tds is True
    assert token.object_name == "paynetj_token"
    assert token.code == 0
    assert token.message == "Başarılı Islem"


def test_without_3d_secure_the_shopper_need_not_confirm(sandbox: Sandbox, client: paynet.Client) -> None:
    assert client.create_token(sandbox.request(do_3ds=False)).is_tds is False


def test_what_paynet_did_not_say_is_none(sandbox: Sandbox, client: paynet.Client) -> None:
    assert client.create_token(sandbox.request(description="sandbox:shape=missing")).is_tds is None
    answered = client.create_token(sandbox.request(description='sandbox:body={"token_id":"jt_1","is_tds":true}'))
    assert answered.code is None
    assert answered.object_name == answered.message == ""


def test_every_field_arrives(sandbox: Sandbox, client: paynet.Client) -> None:
    fields = {
        "card_holder": "Çağrı Işık Öğüt",
        "month": 1,
        "year": 2031,
        "do_3ds": False,
        "ip": "2001:db8::7",
        "client_id": "sipariş-7",
        "description": "İki kişilik ığüşöç",
        "card_holder_phone": "5320000000",
        "card_holder_mail": "ayse@example.com",
    }
    request = sandbox.request(pan="4355 0843-5508 4358", **fields)
    client.create_token(request)
    arrived = sandbox.last_fields()
    assert arrived == {
        **fields,
        "pan": "435508******4358",
        "session_id": request.session_id,
        "instalment_key": request.instalment_key,
    }


def test_a_field_that_is_not_set_is_not_sent(sandbox: Sandbox, client: paynet.Client) -> None:
    client.create_token(sandbox.request(client_id=None))
    assert "client_id" not in sandbox.last_fields()


@WITH_CLIENT
@given(text=TEXTS.filter(lambda text: not text.startswith("sandbox:")))
def test_any_text_arrives_to_the_letter(sandbox: Sandbox, client: paynet.Client, text: str) -> None:
    client.create_token(sandbox.request(description=text))
    assert sandbox.last_fields()["description"] == text


@WITH_CLIENT
@given(message=TEXTS)
def test_any_text_comes_back_to_the_letter(sandbox: Sandbox, client: paynet.Client, message: str) -> None:
    body = json.dumps({"token_id": "jt_1", "message": message})
    assert client.create_token(sandbox.request(description=f"sandbox:body={body}")).message == message


@pytest.mark.parametrize("field", ["card_holder", "pan", "cvc", "description"])
@pytest.mark.parametrize("text", ["4355\0084355084358", "\0", "\ud800", "Ayşe\udcff"])
def test_a_text_that_c_or_utf_8_cannot_hold_is_refused(
    sandbox: Sandbox, client: paynet.Client, field: str, text: str
) -> None:
    with pytest.raises(paynet.CallError) as caught:
        client.create_token(sandbox.request(**{field: text}))
    assert caught.value.code == paynet.Status.TEXT
    assert caught.value.field == field


@pytest.mark.parametrize("number", [13, -1, 2**31, 2**32 + 12, 2**64 + 12, -(2**32) + 12])
def test_a_number_is_never_cut(sandbox: Sandbox, client: paynet.Client, number: int) -> None:
    with pytest.raises(paynet.CallError) as caught:
        client.create_token(sandbox.request(month=number))
    assert caught.value.code == paynet.Status.INVALID_FIELD
    assert caught.value.field == "month"


@pytest.mark.parametrize(
    "field", ["session_id", "card_holder", "pan", "month", "year", "cvc", "instalment_key", "do_3ds", "ip"]
)
def test_a_required_field_is_missed_by_the_library(sandbox: Sandbox, client: paynet.Client, field: str) -> None:
    with pytest.raises(paynet.CallError) as caught:
        client.create_token(sandbox.request(**{field: None}))
    assert caught.value.code == paynet.Status.MISSING_FIELD
    assert caught.value.field == field


@pytest.mark.parametrize(("field", "value"), [("pan", 4355084355084358), ("ip", b"127.0.0.1"), ("month", "12")])
def test_a_value_of_another_type_is_a_type_error(
    sandbox: Sandbox, client: paynet.Client, field: str, value: Any
) -> None:
    with pytest.raises(TypeError, match=f"^{field} must be "):
        client.create_token(sandbox.request(**{field: value}))
