<?php

declare(strict_types=1);

// PHP's ext-curl, one handle for all calls. Arguments: base URL, CA file, calls.

const UNMEASURED = 50;

function cpuMicroseconds(): int
{
    $usage = getrusage();
    return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1_000_000
        + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

function residentKilobytes(): int
{
    preg_match('/VmRSS:\s+(\d+)/', file_get_contents('/proc/self/status'), $found);
    return (int) $found[1];
}

function handle(string $baseUrl, string $caFile): CurlHandle
{
    $handle = curl_init("$baseUrl/v1/paynetj/create_token");
    curl_setopt_array($handle, [
        CURLOPT_CAINFO => $caFile,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_CONNECTTIMEOUT_MS => 10_000,
        CURLOPT_TIMEOUT_MS => 60_000,
        CURLOPT_USERAGENT => 'bench/1',
        CURLOPT_HTTPHEADER => [
            'Authorization: Basic pbk_bench_Zm9yIG1lYXN1cmluZyBvbmx5',
            'Accept: application/json; charset=UTF-8',
            'Content-Type: application/json; charset=UTF-8',
        ],
    ]);
    return $handle;
}

function requestText(): string
{
    return json_encode([
        'session_id' => 'js_EAAAAK7mQ2vXc9RrT0bLZs5uYwPq3HfNd8JgVxk1AoEi6tCz',
        'card_holder' => 'Ayşe Yılmaz',
        'pan' => '4355084355084358',
        'month' => 12,
        'year' => 2026,
        'cvc' => '000',
        'instalment_key' => 'ji_EAAAAB4nWf8KpQy1ZsTc7LmRd0GhXv9UbJ2oEk5iNa3wVtYx',
        'do_3ds' => true,
        'ip' => '203.0.113.7',
        'client_id' => 'shop-17-basket-204518',
        'description' => 'Basket 204518, two items, collected in Izmir',
        'card_holder_phone' => '5321234567',
        'card_holder_mail' => 'ayse.yilmaz@example.com',
    ], JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
}

function createToken(CurlHandle $handle): void
{
    curl_setopt($handle, CURLOPT_POSTFIELDS, requestText());
    $answer = curl_exec($handle);
    if ($answer === false) {
        throw new RuntimeException(curl_error($handle));
    }
    $token = json_decode($answer, true, flags: JSON_THROW_ON_ERROR)['token_id'];
    if (!str_starts_with($token, 'jt_')) {
        throw new RuntimeException('no token');
    }
}

function callTimes(CurlHandle $handle, int $calls): void
{
    for ($call = 0; $call < $calls; $call++) {
        createToken($handle);
    }
}

$handle = handle($argv[1], $argv[2]);
$calls = (int) $argv[3];
callTimes($handle, UNMEASURED);
$start = cpuMicroseconds();
callTimes($handle, $calls);
$spent = cpuMicroseconds() - $start;
printf("%.2F %d\n", $spent / $calls, residentKilobytes());
