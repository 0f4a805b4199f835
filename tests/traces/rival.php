<?php

/**
 * The same call with PHP's ext-curl. See traces.py.
 */

declare(strict_types=1);

function sayAndWait(string $word, int $code = 0): void
{
    echo "$word $code\n";
    fgets(STDIN);
}

$plan = [];
while (($line = fgets(STDIN)) !== false && $line !== "go\n") {
    [$name, $value] = explode(' ', rtrim($line));
    $disguised = hex2bin($value);
    $plan[$name] = $disguised ^ str_repeat("\x5A", strlen($disguised));
}

function call(array $plan): int
{
    $handle = curl_init("{$plan['base_url']}/v1/paynetj/create_token");
    curl_setopt_array($handle, [
        CURLOPT_CAINFO => $plan['ca_file'],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT_MS => (int) $plan['timeout_ms'],
        CURLOPT_HTTPHEADER => ["Authorization: Basic {$plan['publishable_key']}", 'Content-Type: application/json'],
        CURLOPT_POSTFIELDS => json_encode([
            'session_id' => $plan['session_id'],
            'card_holder' => 'Ada Lovelace',
            'pan' => $plan['pan'],
            'month' => 12,
            'year' => 2026,
            'cvc' => $plan['cvc'],
            'instalment_key' => $plan['instalment_key'],
            'do_3ds' => false,
            'ip' => '203.0.113.7',
        ], JSON_THROW_ON_ERROR),
    ]);
    curl_exec($handle);
    return curl_errno($handle);
}

$code = $plan['call'] === 'nothing' ? 0 : call($plan);
sayAndWait('called', $code);
sayAndWait('freed');
