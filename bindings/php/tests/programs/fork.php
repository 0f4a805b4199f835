<?php

/**
 * Uses one client in a parent and in its children. Argument: "work", or "rest" for children that only end.
 */

declare(strict_types=1);

use Paynet\Client;
use Paynet\CreateTokenRequest;

require __DIR__ . '/../../autoload.php';

$client = new Client(
    baseUrl: getenv('PAYNET_BASE_URL'),
    publishableKey: getenv('PAYNET_PUBLISHABLE_KEY'),
    caFile: getenv('PAYNET_CA_FILE'),
);
$call = static fn (string $caller) => $client->createToken(new CreateTokenRequest(
    sessionId: getenv('PAYNET_SESSION_ID'),
    cardHolder: 'Ayşe Yılmaz',
    pan: '4355084355084358',
    month: 12,
    year: 2026,
    cvc: '000',
    instalmentKey: getenv('PAYNET_INSTALMENT_KEY'),
    do3ds: true,
    ip: '203.0.113.7',
    clientId: $caller,
));

$call('parent before');
$children = [];
for ($number = 0; $number < 4; $number++) {
    $child = pcntl_fork();
    if ($child === 0) {
        for ($count = 0; $argv[1] === 'work' && $count < 10; $count++) {
            $call("child $number");
        }
        exit(0); // frees the child's client
    }
    $children[] = $child;
}
for ($count = 0; $argv[1] === 'work' && $count < 10; $count++) {
    $call('parent meanwhile');
}
foreach ($children as $child) {
    pcntl_waitpid($child, $status);
    if ($status !== 0) {
        exit(1);
    }
}
$call('parent after');
