<?php

/**
 * Takes a token from a sandbox, or from Paynet's test system. Start the sandbox, set the environment variables to what
 * it prints, and run this: php examples/create_token.php
 */

declare(strict_types=1);

use Paynet\Client;
use Paynet\CreateTokenRequest;
use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;

require __DIR__ . '/../autoload.php';

function setting(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        fwrite(STDERR, "Set the environment variable $name.\n");
        exit(2);
    }
    return $value;
}

try {
    $client = new Client(
        baseUrl: setting('PAYNET_BASE_URL'),
        publishableKey: setting('PAYNET_PUBLISHABLE_KEY'),
        caFile: getenv('PAYNET_CA_FILE') ?: null,
    );
    $response = $client->createToken(new CreateTokenRequest(
        sessionId: setting('PAYNET_SESSION_ID'),
        cardHolder: 'Ayşe Yılmaz',
        pan: '4355 0843 5508 4358', // one of the cards that Paynet publishes for tests
        month: 12,
        year: 2026,
        cvc: '000',
        instalmentKey: setting('PAYNET_INSTALMENT_KEY'),
        do3ds: true,
        ip: '203.0.113.7', // the shopper's
    ));
} catch (LibraryException $failure) {
    fwrite(STDERR, $failure->getMessage() . "\n");
    exit(1);
} catch (PaynetException $failure) {
    fwrite(STDERR, "$failure->name: {$failure->getMessage()}\n$failure->explanation\n$failure->explanationTurkish\n");
    exit(1);
}

echo "token_id  $response->tokenId\n";
echo "message   $response->message\n";
echo 'next      ', $response->isTds ? "the shopper confirms at $response->postUrl" : 'the charge', "\n";
