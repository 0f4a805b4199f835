"""Reads programs of Visual FoxPro with a parser of another maker, vfp2py: `read_foxpro.py FILE...`."""

import sys
import types

# For databases, of which there are none here; it would want a library of the system.
sys.modules["pyodbc"] = types.ModuleType("pyodbc")

from vfp2py import vfp2py  # noqa: E402

for name in sys.argv[1:]:
    vfp2py.convert_file(name, "/dev/null", encoding="cp1254")
