<?php

declare(strict_types=1);

namespace Paynet;

/**
 * Whose TLS the connections to Paynet speak.
 */
enum TlsBackend: int
{
    /** The library's own, the same on every system. */
    case Own = 0;

    /** The system's (SChannel): for gateways that the library's own has no cipher suite in common with. Windows alone. */
    case System = 1;
}
