<?php

/**
 * A page of a shop: takes a token and says in which worker.
 */

declare(strict_types=1);

use Paynet\Client;
use Paynet\CreateTokenRequest;
use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;

require __DIR__ . '/../../autoload.php';

$answer = ['pid' => getmypid(), 'policy' => ini_get('ffi.enable')];
try {
    $client = new Client(
        baseUrl: $_SERVER['PAYNET_BASE_URL'],
        publishableKey: $_SERVER['PAYNET_PUBLISHABLE_KEY'],
        caFile: $_SERVER['PAYNET_CA_FILE'],
    );
    $answer['token'] = $client->createToken(new CreateTokenRequest(
        sessionId: $_SERVER['PAYNET_SESSION_ID'],
        cardHolder: 'Ayşe Yılmaz',
        pan: '4355084355084358',
        month: 12,
        year: 2026,
        cvc: '000',
        instalmentKey: $_SERVER['PAYNET_INSTALMENT_KEY'],
        do3ds: true,
        ip: $_SERVER['REMOTE_ADDR'] ?? '203.0.113.7',
        description: $_SERVER['DESCRIPTION'] ?? null,
    ))->tokenId;
} catch (LibraryException $failure) {
    $answer['message'] = $failure->getMessage();
} catch (PaynetException $failure) {
    $answer['failure'] = $failure->name;
}
if (isset($_SERVER['RUN_OUT_OF_MEMORY'])) {
    str_repeat('x', 1 << 40);
}
$answer['files'] = count((array) scandir('/proc/self/fd'));
$answer['memory_kb'] = (int) preg_replace('/.*^VmRSS:\s+(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
echo json_encode($answer);
