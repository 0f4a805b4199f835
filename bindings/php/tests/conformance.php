<?php

/**
 * Runs the cases of tests/conformance through this package: php tests/conformance.php FILE
 */

declare(strict_types=1);

use Paynet\Client;
use Paynet\CreateTokenRequest;
use Paynet\CreateTokenResponse;
use Paynet\Exception\PaynetException;

require __DIR__ . '/../autoload.php';

/**
 * @param array<string, mixed> $case
 * @return array<string, mixed>
 */
function answer(array $case): array
{
    $reason = whyNot($case);
    if ($reason !== null) {
        return ['skipped' => $reason];
    }
    try {
        $response = client($case['client'])->createToken(request($case['request']));
        return ['code' => 0, 'error' => null, 'response' => responseOf($response)];
    } catch (PaynetException $failure) {
        return ['code' => $failure->getCode(), 'response' => null, 'error' => errorOf($failure)];
    }
}

/**
 * Why PHP's types can't hold a case; null: they can.
 *
 * @param array<string, mixed> $case
 */
function whyNot(array $case): ?string
{
    return match (true) {
        !in_array($case['request']['do_3ds'], [null, 0, 1], true) => 'do3ds is a bool',
        !in_array($case['client']['strict_card_checks'], [null, 0, 1], true) => 'strictCardChecks is a bool',
        default => null,
    };
}

/** @param array<string, mixed> $client */
function client(array $client): Client
{
    return new Client(
        baseUrl: $client['base_url'],
        publishableKey: $client['publishable_key'],
        secretKey: $client['secret_key'],
        caFile: $client['ca_file'],
        proxyUrl: $client['proxy_url'],
        connectTimeoutMs: $client['connect_timeout_ms'],
        totalTimeoutMs: $client['total_timeout_ms'],
        strictCardChecks: (bool) $client['strict_card_checks'],
    );
}

/** @param array<string, mixed> $request */
function request(array $request): CreateTokenRequest
{
    return new CreateTokenRequest(
        sessionId: $request['session_id'],
        cardHolder: $request['card_holder'],
        pan: $request['pan'],
        month: $request['month'],
        year: $request['year'],
        cvc: $request['cvc'],
        instalmentKey: $request['instalment_key'],
        do3ds: $request['do_3ds'] === null ? null : (bool) $request['do_3ds'],
        ip: $request['ip'],
        clientId: $request['client_id'],
        description: $request['description'],
        cardHolderPhone: $request['card_holder_phone'],
        cardHolderMail: $request['card_holder_mail'],
    );
}

/** @return array<string, mixed> */
function responseOf(CreateTokenResponse $response): array
{
    return [
        'token_id' => $response->tokenId,
        'post_url' => $response->postUrl,
        'is_tds' => $response->isTds === null ? -1 : (int) $response->isTds,
        'object_name' => $response->objectName,
        'code' => $response->code ?? -1,
        'message' => $response->message,
    ];
}

/** @return array<string, mixed> */
function errorOf(PaynetException $failure): array
{
    return [
        'class' => $failure->class,
        'name' => $failure->name,
        'phase' => $failure->phase,
        'field' => $failure->field ?? '',
        'http_status' => $failure->httpStatus ?? 0,
        'paynet_code' => $failure->paynetCode ?? -1,
        'error_type' => $failure->errorType ?? '',
        'paynet_message' => $failure->paynetMessage ?? '',
        'message' => $failure->getMessage(),
    ];
}

setlocale(LC_ALL, ''); // as a program does that speaks its user's language: PHP itself ignores LC_ALL

$cases = json_decode((string) file_get_contents($argv[1]), true, flags: JSON_THROW_ON_ERROR)['cases'];
$answers = array_map(static fn (array $case): array => ['name' => $case['name']] + answer($case), $cases);
echo json_encode($answers, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE), "\n";
