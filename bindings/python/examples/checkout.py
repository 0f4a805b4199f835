"""Takes two payments: one that the shopper confirms with the bank, and one whose answer gets lost.

Runs against the sandbox (`cargo run -p paynet-sandbox`); where that is comes from the environment variables
PAYNET_BASE_URL, PAYNET_CA_FILE, PAYNET_PUBLISHABLE_KEY and PAYNET_SECRET_KEY.
"""

import os
import ssl
import sys
import urllib.parse
import urllib.request
import uuid

import paynet

BASE_URL = os.environ["PAYNET_BASE_URL"]
CA_FILE = os.environ["PAYNET_CA_FILE"]
PAN = "4355 0843 5508 4358"  # one of Paynet's published test cards


def main() -> int:
    with paynet.Client(
        base_url=BASE_URL,
        ca_file=CA_FILE,
        publishable_key=os.environ["PAYNET_PUBLISHABLE_KEY"],
        secret_key=os.environ["PAYNET_SECRET_KEY"],
    ) as client:
        try:
            print("1. The shopper confirms with the bank")
            print_receipt(client.charge(prepared(client, "1.234,56", do_3ds=True)))

            print("\n2. The answer to the charge gets lost")
            order = prepared(client, "10", do_3ds=False)
            ask_sandbox("/sandbox/faults?path=/v1/transaction/charge", "close-after-reading")
            print_receipt(client.charge(order))

            found = client.check(paynet.CheckRequest(reference_no=order.reference_no))
            print(f"check: {found.outcome.name}, {len(found.payments)} payment")
        except paynet.PaynetError as error:
            print(f"{error.name}: {error}\n{error.explanation}", file=sys.stderr)
            return 1
    return 0


def prepared(client: paynet.Client, price: str, *, do_3ds: bool) -> paynet.ChargeRequest:
    """Everything up to the charge."""
    amount = paynet.Amount.parse(price)
    reference_no = f"order-{uuid.uuid4()}"
    auth = client.auth(paynet.AuthRequest(amount=amount, reference_no=reference_no))
    offered = client.check_bin(paynet.CheckBinRequest(auth.session_id, PAN))
    single = next(row for row in offered.instalments if row.instalment == 0)
    token = client.create_token(
        paynet.CreateTokenRequest(
            session_id=auth.session_id,
            instalment_key=single.instalment_key,
            card_holder="Ayşe Yılmaz",
            pan=PAN,
            month=12,
            year=2026,
            cvc="000",
            do_3ds=do_3ds,
            ip="203.0.113.7",
        )
    )
    if token.is_tds:
        confirmation = paynet.ThreeDRequest(auth.session_id, token.token_id, token.post_url)
        # The rest of the address is ids and the publishable key.
        print("the shopper confirms at", client.three_d_url(confirmation).partition("?")[0])
        confirm(confirmation)
    return paynet.ChargeRequest(auth.session_id, token.token_id, reference_no, amount)


def confirm(confirmation: paynet.ThreeDRequest) -> None:
    """What the shopper does at the bank's page: the password is published with the card."""
    ids = {"session_id": confirmation.session_id, "token_id": confirmation.token_id}
    ask_sandbox("/bank/acs", urllib.parse.urlencode({**ids, "action": "ok", "password": "a"}))


def print_receipt(payment: paynet.Payment) -> None:
    if not payment.paid:
        print(f"declined: {payment.bank_error_message or payment.paynet_error_message}")
        return
    amount = paynet.Amount.format(payment.amount or 0, paynet.AmountForm.TURKISH)
    print(f"paid: {amount} {payment.currency}, card {payment.card_no_masked}")
    print(f"approval {payment.authorization_code}, reference {payment.reference_code}, {payment.xact_date}")
    print(f"found by: {payment.found_by.name}")


def ask_sandbox(where: str, body: str) -> None:
    trust = ssl.create_default_context(cafile=CA_FILE)
    urllib.request.urlopen(BASE_URL + where, body.encode(), context=trust).close()


if __name__ == "__main__":
    sys.exit(main())
