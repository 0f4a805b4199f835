<?php

/**
 * A program that pays with libpaynet's package for PHP. See traces.py.
 *
 * It holds one string of its own for the card number; a run that calls nothing shows how many copies that makes.
 */

declare(strict_types=1);

use Paynet\ChargeRequest;
use Paynet\CheckBinRequest;
use Paynet\Client;
use Paynet\CreateTokenRequest;
use Paynet\Exception\PaynetException;

require __DIR__ . '/../../bindings/php/autoload.php';

/** @return array<string, string> */
function readPlan(): array
{
    $plan = [];
    while (($line = fgets(STDIN)) !== false && $line !== "go\n") {
        [$name, $value] = explode(' ', rtrim($line));
        $disguised = hex2bin($value);
        $plan[$name] = $disguised ^ str_repeat("\x5A", strlen($disguised));
    }
    return $plan;
}

function sayAndWait(string $word, int $code = 0): void
{
    echo "$word $code\n";
    fgets(STDIN);
}

/** Shows all that a log may get hold of; of the trace the package's own frames, with their arguments. */
function show(\Throwable $error, object $request): void
{
    $frames = array_filter(
        $error->getTrace(),
        static fn (array $frame): bool => str_starts_with($frame['class'] ?? '', 'Paynet\\'),
    );
    echo $error, print_r($frames, true);
    var_dump($frames, $request);
    echo print_r($request, true), json_encode($request), "\n";
    var_export($request);
    debug_zval_dump($request);
}

$plan = readPlan();
$client = new Client(
    baseUrl: $plan['base_url'],
    caFile: $plan['ca_file'],
    publishableKey: $plan['publishable_key'],
    secretKey: $plan['secret_key'],
    totalTimeoutMs: (int) $plan['timeout_ms'],
);
$token = new CreateTokenRequest(
    sessionId: $plan['session_id'],
    cardHolder: $plan['call'] === 'missing_field' ? '' : 'Ada Lovelace',
    pan: $plan['pan'],
    month: 12,
    year: 2026,
    cvc: $plan['cvc'],
    instalmentKey: $plan['instalment_key'],
    do3ds: false,
    ip: '203.0.113.7',
);
$bank = new CheckBinRequest($plan['session_id'], $plan['pan']);
$code = 0;
try {
    if ($plan['call'] === 'check_bin') {
        print_r($client->checkBin($bank));
    } elseif ($plan['call'] === 'charge') {
        $answer = $client->createToken($token);
        print_r($client->charge(new ChargeRequest($plan['session_id'], $answer->tokenId, $plan['reference_no'])));
    } elseif ($plan['call'] !== 'nothing') {
        print_r($client->createToken($token));
    }
} catch (PaynetException $failure) {
    $code = $failure->getCode();
    show($failure, $plan['call'] === 'check_bin' ? $bank : $token);
}
var_dump($client);
sayAndWait('called', $code);
$client->close();
sayAndWait('freed');
