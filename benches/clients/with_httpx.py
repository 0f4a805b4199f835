"""httpx.Client. Arguments: base URL, CA file, calls."""

import ssl

import bench
import httpx

url, ca_file = bench.arguments()
with httpx.Client(verify=ssl.create_default_context(cafile=ca_file), headers=bench.HEADERS, timeout=60) as client:

    def call(body: bytes) -> bytes:
        return client.post(url, content=body).content

    bench.measure(call)
