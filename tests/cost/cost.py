"""CPU time of a warm call through the Python package. Prints microseconds per call."""

import os
import sys
import time

import paynet

calls = int(sys.argv[1])
request = paynet.CreateTokenRequest(
    session_id=os.environ["PAYNET_SESSION_ID"],
    instalment_key=os.environ["PAYNET_INSTALMENT_KEY"],
    card_holder="Ayşe Yılmaz",
    pan="4355084355084358",
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
    client.create_token(request)
    start = time.process_time()
    for _ in range(calls):
        client.create_token(request)
    print(f"{(time.process_time() - start) * 1e6 / calls:.2f}")
