<?php

/**
 * Takes a payment from a sandbox, from the session to the receipt; then another one, whose answer is lost. Start the
 * sandbox, set the environment variables to what it prints, and run this with a number of the order, never used for
 * another one: php examples/checkout.php order-1
 */

declare(strict_types=1);

use Paynet\Amount;
use Paynet\AmountForm;
use Paynet\AuthRequest;
use Paynet\ChargeRequest;
use Paynet\CheckBinRequest;
use Paynet\CheckRequest;
use Paynet\Client;
use Paynet\CreateTokenRequest;
use Paynet\CreateTokenResponse;
use Paynet\Exception\LibraryException;
use Paynet\Exception\PaynetException;
use Paynet\Exception\UnknownOutcomeException;
use Paynet\Payment;
use Paynet\ThreeDRequest;

require __DIR__ . '/../autoload.php';

/** One of the cards that Paynet publishes for tests. */
const PAN = '4355 0843 5508 4358';

/**
 * Everything up to the charge.
 */
function prepare(Client $client, string $order): ChargeRequest
{
    $amount = Amount::parse('1.234,56');
    $session = $client->auth(new AuthRequest(amount: $amount, referenceNo: $order));
    $ways = $client->checkBin(new CheckBinRequest($session->sessionId, PAN))->instalments;
    foreach ($ways as $way) {
        echo "  $way->desc\n";
    }
    $single = current(array_filter($ways, static fn ($way): bool => $way->instalment === 0));
    $token = $client->createToken(new CreateTokenRequest(
        sessionId: $session->sessionId,
        cardHolder: 'Ayşe Yılmaz',
        pan: PAN,
        month: 12,
        year: 2026,
        cvc: '000',
        instalmentKey: $single->instalmentKey,
        do3ds: true,
        ip: '203.0.113.7', // the shopper's
    ));
    if ($token->isTds) {
        confirm($client, $session->sessionId, $token);
    }
    return new ChargeRequest($session->sessionId, $token->tokenId, $order, $amount);
}

function confirm(Client $client, string $sessionId, CreateTokenResponse $token): void
{
    $address = $client->threeDUrl(new ThreeDRequest($sessionId, $token->tokenId, $token->postUrl));
    echo "Confirm at $address and press Enter.\n";
    fgets(STDIN);
}

function printReceipt(Payment $payment): void
{
    if (!$payment->paid) {
        echo "not paid: $payment->paynetErrorMessage$payment->bankErrorMessage\n";
        exit(1);
    }
    $amount = Amount::format($payment->amount, AmountForm::Turkish);
    echo "paid: $amount $payment->currency, card $payment->cardNoMasked, approval $payment->authorizationCode,",
        " found by {$payment->foundBy->name}\n";
}

/**
 * The sandbox carries out the next charge, and closes the connection in place of an answer.
 */
function loseTheNextAnswer(): void
{
    $context = stream_context_create([
        'http' => ['method' => 'POST', 'content' => 'close-after-reading', 'header' => 'Content-Type: text/plain'],
        'ssl' => ['cafile' => (string) getenv('PAYNET_CA_FILE')],
    ]);
    file_get_contents(getenv('PAYNET_BASE_URL') . '/sandbox/faults?path=/v1/transaction/charge', false, $context);
}

if ($argc !== 2) {
    fwrite(STDERR, "usage: php checkout.php NUMBER_OF_THE_ORDER\n");
    exit(2);
}
$order = $argv[1];

try {
    $client = new Client(
        baseUrl: getenv('PAYNET_BASE_URL') ?: null,
        publishableKey: getenv('PAYNET_PUBLISHABLE_KEY') ?: null,
        secretKey: getenv('PAYNET_SECRET_KEY') ?: null,
        caFile: getenv('PAYNET_CA_FILE') ?: null,
    );
    printReceipt($client->charge(prepare($client, $order)));

    $request = prepare($client, "$order-lost");
    loseTheNextAnswer();
    printReceipt($client->charge($request));

    $found = $client->check(new CheckRequest("$order-lost"));
    echo "looked up: {$found->outcome->name}, ", count($found->payments), " payment(s)\n";
} catch (LibraryException $failure) {
    fwrite(STDERR, $failure->getMessage() . "\n");
    exit(1);
} catch (PaynetException $failure) {
    fwrite(STDERR, "$failure->name: {$failure->getMessage()}\n$failure->explanation\n");
    if ($failure instanceof UnknownOutcomeException) {
        fwrite(STDERR, "Hand over no goods, and charge the same order again.\n");
    }
    exit(1);
}
