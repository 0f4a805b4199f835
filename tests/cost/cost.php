<?php

declare(strict_types=1);

// CPU time of a warm call through the PHP package. Prints microseconds per call.

require __DIR__ . '/../../bindings/php/autoload.php';

function cpuMicroseconds(): int
{
    $usage = getrusage();
    return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1_000_000
        + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

$calls = (int) $argv[1];
$client = new Paynet\Client(
    baseUrl: getenv('PAYNET_BASE_URL'),
    publishableKey: getenv('PAYNET_PUBLISHABLE_KEY'),
    caFile: getenv('PAYNET_CA_FILE'),
);
$request = new Paynet\CreateTokenRequest(
    sessionId: getenv('PAYNET_SESSION_ID'),
    cardHolder: 'Ayşe Yılmaz',
    pan: '4355084355084358',
    month: 12,
    year: 2026,
    cvc: '000',
    instalmentKey: getenv('PAYNET_INSTALMENT_KEY'),
    do3ds: true,
    ip: '203.0.113.7',
);
$client->createToken($request);
$start = cpuMicroseconds();
for ($call = 0; $call < $calls; $call++) {
    $client->createToken($request);
}
printf("%.2F\n", (cpuMicroseconds() - $start) / $calls);
