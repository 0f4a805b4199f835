<?php

/**
 * A page of a shop: takes a token and, if asked to, the money, and says in which worker.
 */

declare(strict_types=1);

use Paynet\Amount;
use Paynet\AmountForm;
use Paynet\ChargeRequest;
use Paynet\CheckRequest;
use Paynet\Client;
use Paynet\CreateTokenRequest;
use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;
use Paynet\ThreeDRequest;

require __DIR__ . '/../../autoload.php';

$answer = ['pid' => getmypid(), 'policy' => ini_get('ffi.enable')];
try {
    $client = new Client(
        baseUrl: $_SERVER['PAYNET_BASE_URL'],
        publishableKey: $_SERVER['PAYNET_PUBLISHABLE_KEY'],
        secretKey: $_SERVER['PAYNET_SECRET_KEY'],
        caFile: $_SERVER['PAYNET_CA_FILE'],
    );
    $token = $client->createToken(new CreateTokenRequest(
        sessionId: $_SERVER['PAYNET_SESSION_ID'],
        cardHolder: 'Ayşe Yılmaz',
        pan: '4355084355084358',
        month: 12,
        year: 2026,
        cvc: '000',
        instalmentKey: $_SERVER['PAYNET_INSTALMENT_KEY'],
        do3ds: !isset($_SERVER['CHARGE']),
        ip: $_SERVER['REMOTE_ADDR'] ?? '203.0.113.7',
        clientId: 'process ' . getmypid(),
        description: $_SERVER['DESCRIPTION'] ?? null,
    ));
    $answer['token'] = $token->tokenId;
    if (isset($_SERVER['CHARGE'])) {
        $ids = [$_SERVER['PAYNET_SESSION_ID'], $token->tokenId];
        $answer['address'] = $client->threeDUrl(new ThreeDRequest(...[...$ids, "{$_SERVER['PAYNET_BASE_URL']}/tds"]));
        $answer['watched'] = $client->threeDWatch()->visited($answer['address'])->name;
        $payment = $client->charge(new ChargeRequest(...[...$ids, 'order-1']));
        $answer['paid'] = Amount::format($payment->amount, AmountForm::Turkish);
        $answer['found'] = count($client->check(new CheckRequest('order-1'))->payments);
    }
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
