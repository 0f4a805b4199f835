"""urllib3. Arguments: base URL, CA file, calls."""

import bench
import urllib3

url, ca_file = bench.arguments()
with urllib3.PoolManager(ca_certs=ca_file, headers=bench.HEADERS, timeout=60, retries=False) as pool:

    def call(body: bytes) -> bytes:
        return pool.request("POST", url, body=body).data

    bench.measure(call)
