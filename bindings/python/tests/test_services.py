"""The calls that move no money, but for create_token."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

import paynet
from sandbox import PAN, Sandbox, Session, request

CHECK_BIN = "/v1/paynetj/check_bin"
CARD_LIST = "/v1/card/list"


@pytest.fixture(scope="module")
def client(sandbox: Sandbox) -> paynet.Client:
    return sandbox.client()


@pytest.fixture(scope="module")
def card(client: paynet.Client) -> paynet.Card:
    """A card that a paid payment has stored."""
    auth = client.auth(paynet.AuthRequest(amount=1000, save_card=True, user_unique_id="shopper-7", card_desc="Maaş"))
    (single,) = client.check_bin(paynet.CheckBinRequest(auth.session_id, PAN, no_instalment=True)).instalments
    token = client.create_token(request(Session(auth.session_id, single.instalment_key), do_3ds=False))
    paid = client.charge(paynet.ChargeRequest(auth.session_id, token.token_id, "stores a card"))
    assert paid.is_save_card_succeed is True
    (card,) = client.card_list(paynet.CardListRequest(paid.card_owner_id)).cards
    assert card.card_hash == paid.card_hash
    return card


def test_auth_opens_a_session(client: paynet.Client) -> None:
    auth = client.auth(paynet.AuthRequest(amount=1000, tds_required=True))
    assert auth.session_id.startswith("js_")
    assert auth.tds_required is True
    assert auth.name == "Paynet Sandbox İşyeri"
    assert (auth.object_name, auth.code, auth.message) == ("paynetj_auth", 0, "Başarılı Islem")
    assert auth.expire_date


def test_check_bin_offers_instalments_in_paynets_order(client: paynet.Client) -> None:
    session_id = client.auth(paynet.AuthRequest(amount=1000)).session_id
    offered = client.check_bin(paynet.CheckBinRequest(session_id, PAN))
    assert (offered.bank_id, offered.bank_name, offered.card_type) == ("AXSS", "Axess", "cc")
    assert offered.tds_enable is True
    assert [row.instalment for row in offered.instalments] == [101, 3, 0, 9, 6]
    three = offered.instalments[1]
    assert (three.instalment_amount, three.total_amount, three.commission) == (333, 1000, 35)
    assert three.instalment_key.startswith("ji_")
    assert three.desc == "3 Taksit 3 x 3,33 = 10,00 TL"


def test_save_card_lets_a_card_be_stored(sandbox: Sandbox, client: paynet.Client) -> None:
    session_id = sandbox.open_session().session_id
    saved = client.save_card(paynet.SaveCardRequest(session_id, card_desc="Maaş"))
    assert (saved.session_id, saved.object_name, saved.code) == (session_id, "paynetj_save_card", 0)


def test_a_stored_card_is_listed(card: paynet.Card) -> None:
    assert card.user_unique_id == "shopper-7"
    assert (card.card_desc, card.card_holder, card.card_no) == ("Maaş", "Ay*****az", "435508********4358")
    assert (card.card_bin, card.card_type, card.card_bank_id, card.card_brand_name) == ("435508", "cc", "AXSS", "VISA")
    assert (card.expire_month, card.expire_year) == (0, 0)


def test_a_shopper_may_have_no_card(client: paynet.Client) -> None:
    listed = client.card_list(paynet.CardListRequest("nobody"))
    assert (listed.cards, listed.has_more, listed.total, listed.total_count) == ([], False, 0, 0)


def test_a_stored_card_becomes_a_token(sandbox: Sandbox, client: paynet.Client, card: paynet.Card) -> None:
    session_id = sandbox.open_session().session_id
    offered = client.check_card_bin(paynet.CheckCardBinRequest(session_id, card.card_hash, card.card_owner_id))
    assert (offered.bank_id, len(offered.instalments)) == ("AXSS", 5)
    key = offered.instalments[0].instalment_key
    token = client.create_card_token(
        paynet.CreateCardTokenRequest(session_id, card.card_hash, key, do_3ds=True, card_owner_id=card.card_owner_id)
    )
    assert token.token_id.startswith("jt_")
    assert token.is_tds is True


@pytest.mark.parametrize(
    "asked",
    [
        paynet.AuthRequest(
            amount=2**40,
            reference_no="sipariş-7",
            pos_type=paynet.PosType.OWN,
            add_commission=True,
            save_card=False,
            tds_required=False,
            agent_id="1",
            ratio_code="r",
            domain="https://www.example.com",
            user_unique_id="u",
            card_owner_id="o",
            user_gsm_no="5320000000",
            card_desc="İş",
            return_url="https://www.example.com/r",
        ),
        paynet.SaveCardRequest("js_1", card_desc="İş", user_gsm="5320000000"),
        paynet.CheckBinRequest("js_1", "43550843", no_instalment=False),
        paynet.CheckCardBinRequest("js_1", "hash", card_owner_id="o", no_instalment=True),
        paynet.CreateCardTokenRequest(
            "js_1",
            "hash",
            "ji_1",
            do_3ds=True,
            card_owner_id="o",
            ip="203.0.113.7",
            description="İki kişilik",
            card_holder_phone="5320000000",
            card_holder_mail="ayse@example.com",
        ),
        paynet.CardListRequest("nobody", limit=3, ending_before=7),
        paynet.CardListRequest("nobody", starting_after=4),
        paynet.CheckRequest(reference_no="sipariş-7", xact_id="xk_1"),
    ],
)
def test_every_field_arrives(sandbox: Sandbox, client: paynet.Client, asked: Any) -> None:
    # Most are about a session that doesn't exist.
    with contextlib.suppress(paynet.AnsweredError):
        call(client, asked)
    told = {name: value for name, value in dataclasses.asdict(asked).items() if value is not None}
    if "pos_type" in told:
        told["pos_type"] = "1"
    assert sandbox.last_fields() == told


def call(client: paynet.Client, asked: Any) -> object:
    method: Callable[[Any], object] = getattr(client, type(asked)._struct.__name__[len("paynet_") : -len("_request")])
    return method(asked)


@pytest.mark.parametrize(
    ("asked", "paynet_code"),
    [
        (paynet.SaveCardRequest("js_1"), 13),
        (paynet.CheckBinRequest("js_1", PAN), 13),
        (paynet.CheckCardBinRequest("js_1", "hash"), 13),
        (paynet.CreateCardTokenRequest("js_1", "hash", "ji_1", do_3ds=False), 13),
        (paynet.ChargeRequest("js_1", "jt_1", "never paid"), 13),
    ],
)
def test_a_session_that_does_not_exist_is_refused(client: paynet.Client, asked: Any, paynet_code: int) -> None:
    with pytest.raises(paynet.AnsweredError) as caught:
        call(client, asked)
    assert caught.value.paynet_code == paynet_code


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (paynet.AuthRequest(amount=0), "amount"),
        (paynet.AuthRequest(amount=-1), "amount"),
        (paynet.AuthRequest(amount=2**63), "amount"),
        (paynet.AuthRequest(amount=2**64 + 1000), "amount"),
        (paynet.CheckBinRequest("js_1", "12"), "bin"),
        (paynet.CardListRequest("o", limit=2**32 + 1), "limit"),
        (paynet.CardListRequest(""), "card_owner_id"),
        (paynet.CheckRequest(), "reference_no"),
        (paynet.ChargeRequest("js_1", "jt_1", "two words "), "reference_no"),
        (paynet.ChargeRequest("js_1", "jt_1", "o", amount=2**64 + 1000), "amount"),
    ],
)
def test_what_can_never_be_right_is_not_sent(sandbox: Sandbox, client: paynet.Client, asked: Any, field: str) -> None:
    before = len(sandbox.log())
    with pytest.raises(paynet.CallError) as caught:
        call(client, asked)
    assert caught.value.field == field
    assert len(sandbox.log()) == before


@pytest.mark.parametrize(
    ("asked", "field", "wanted"),
    [
        (paynet.AuthRequest(amount=10.5), "amount", "int"),  # type: ignore[arg-type]
        (paynet.AuthRequest(amount="1000"), "amount", "int"),  # type: ignore[arg-type]
        (paynet.CheckBinRequest("js_1", int(PAN)), "bin", "str"),  # type: ignore[arg-type]
        (paynet.ChargeRequest("js_1", "jt_1", "o", budget=5), "budget", "timedelta"),  # type: ignore[arg-type]
    ],
)
def test_a_value_of_another_type_is_a_type_error(client: paynet.Client, asked: Any, field: str, wanted: str) -> None:
    with pytest.raises(TypeError, match=f"^{field} must be {wanted}, not "):
        call(client, asked)


def test_each_call_needs_the_key_of_its_kind(sandbox: Sandbox) -> None:
    with sandbox.client(secret_key=None) as client, pytest.raises(paynet.CallError) as caught:
        client.card_list(paynet.CardListRequest("o"))
    assert caught.value.code == paynet.Status.KEY_MISSING
    with sandbox.client(publishable_key=None) as client, pytest.raises(paynet.CallError) as caught:
        client.auth(paynet.AuthRequest(amount=1000))
    assert caught.value.code == paynet.Status.KEY_MISSING


def test_what_paynet_did_not_say_is_none(sandbox: Sandbox, client: paynet.Client) -> None:
    sandbox.fault('body={"data":[{"instalment_key":"ji_1"}]}', CHECK_BIN)
    offered = client.check_bin(paynet.CheckBinRequest("js_1", PAN))
    assert (offered.tds_enable, offered.code, offered.bank_id) == (None, None, "")
    (row,) = offered.instalments
    assert (row.instalment, row.instalment_amount, row.total_amount, row.commission) == (None, None, None, None)
    sandbox.fault('body={"Data":[],"code":0}', CARD_LIST)
    listed = client.card_list(paynet.CardListRequest("nobody"))
    assert (listed.has_more, listed.total, listed.total_count) == (None, None, None)


@pytest.mark.parametrize("rows", [0, 32, 33, 500])
def test_a_list_may_have_any_length(sandbox: Sandbox, client: paynet.Client, rows: int) -> None:
    table = [{"instalment_key": f"ji_{number}", "instalment": number} for number in range(rows)]
    requests = 2 if rows > 32 else 1
    sandbox.fault(f"body={json.dumps({'data': table, 'code': 0})}", CHECK_BIN, requests)
    offered = client.check_bin(paynet.CheckBinRequest("js_1", PAN))
    assert [row.instalment for row in offered.instalments] == list(range(rows))

    table = [{"card_hash": f"hash {number}"} for number in range(rows)]
    sandbox.fault(f"body={json.dumps({'Data': table, 'code': 0})}", CARD_LIST, requests)
    listed = client.card_list(paynet.CardListRequest("nobody"))
    assert [row.card_hash for row in listed.cards] == [f"hash {number}" for number in range(rows)]


def test_a_list_is_asked_for_no_more_than_twice(sandbox: Sandbox, client: paynet.Client) -> None:
    before = len(sandbox.requests_to(CARD_LIST))
    for rows in (40, 50):
        table = [{"card_hash": f"hash {number}"} for number in range(rows)]
        sandbox.fault(f"body={json.dumps({'Data': table, 'code': 0})}", CARD_LIST)
    with pytest.raises(paynet.AnsweredError) as caught:
        client.card_list(paynet.CardListRequest("nobody"))
    assert caught.value.code == paynet.Status.ANSWER_DOES_NOT_FIT
    assert len(sandbox.requests_to(CARD_LIST)) == before + 2


def test_a_value_that_does_not_fit_is_no_reason_to_ask_again(sandbox: Sandbox, client: paynet.Client) -> None:
    before = len(sandbox.requests_to(CHECK_BIN))
    sandbox.fault(f"body={json.dumps({'data': [{'instalment_key': 'j' * 300}], 'code': 0})}", CHECK_BIN)
    with pytest.raises(paynet.AnsweredError) as caught:
        client.check_bin(paynet.CheckBinRequest("js_1", PAN))
    assert caught.value.code == paynet.Status.ANSWER_DOES_NOT_FIT
    assert len(sandbox.requests_to(CHECK_BIN)) == before + 1
