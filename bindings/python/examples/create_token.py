"""Takes a token for one of Paynet's published test cards.

Runs against the sandbox (`cargo run -p paynet-sandbox`); where that is comes from the environment variables
PAYNET_BASE_URL, PAYNET_CA_FILE, PAYNET_PUBLISHABLE_KEY, PAYNET_SESSION_ID and PAYNET_INSTALMENT_KEY.
"""

import os
import sys

import paynet


def main() -> int:
    request = paynet.CreateTokenRequest(
        session_id=os.environ["PAYNET_SESSION_ID"],
        instalment_key=os.environ["PAYNET_INSTALMENT_KEY"],
        card_holder="Ayşe Yılmaz",
        pan="4355 0843 5508 4358",
        month=12,
        year=2026,
        cvc="000",
        do_3ds=True,
        ip="203.0.113.7",
    )
    with paynet.Client(
        base_url=os.environ["PAYNET_BASE_URL"],
        ca_file=os.environ["PAYNET_CA_FILE"],
        publishable_key=os.environ["PAYNET_PUBLISHABLE_KEY"],
    ) as client:
        try:
            token = client.create_token(request)
        except paynet.PaynetError as error:
            print(f"{error.name}: {error}\n{error.explanation}", file=sys.stderr)
            return 1
    print(f"token: {token.token_id}")
    if token.is_tds:
        print(f"the shopper confirms at {token.post_url}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
