"""requests.Session. Arguments: base URL, CA file, calls."""

import bench
import requests

url, ca_file = bench.arguments()
# `verify` in each call: an environment variable overrules that of the session.
with requests.Session() as session:
    session.headers.update(bench.HEADERS)

    def call(body: bytes) -> bytes:
        return session.post(url, data=body, timeout=60, verify=ca_file).content

    bench.measure(call)
