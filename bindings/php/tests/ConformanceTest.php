<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Tests\Support\Folder;
use Paynet\Tests\Support\Process;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

/**
 * The runner for tests/conformance speaks as its driver expects.
 */
final class ConformanceTest extends TestCase
{
    private Sandbox $sandbox;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
    }

    /**
     * @dataProvider locales
     */
    public function testTheRunnerAnswersEachCaseInOrder(string $locale): void
    {
        $answers = $this->answers($locale, [
            $this->oneCase('a token', [], ['card_holder' => 'Işıl İğdır']),
            $this->oneCase('nothing said', [], ['description' => 'sandbox:body={"token_id":"jt_1"}']),
            $this->oneCase('no field', [], ['pan' => null]),
            $this->oneCase('unknown outcome', [], ['description' => 'sandbox:close-after-reading']),
            $this->oneCase('refusal', [], ['description' => 'sandbox:code=18']),
            $this->oneCase('no client', ['ca_file' => '/no/such/file'], []),
            $this->oneCase('no bool', [], ['do_3ds' => 2]),
        ]);

        self::assertSame(
            ['a token', 'nothing said', 'no field', 'unknown outcome', 'refusal', 'no client', 'no bool'],
            array_column($answers, 'name'),
        );
        self::assertSame([0, 0, 5, 204, 300, 10], array_column($answers, 'code'));
        [$token, $nothingSaid, $noField, $unknown, $refusal, , $noBool] = $answers;
        self::assertNull($token['error']);
        self::assertSame(1, $token['response']['is_tds']);
        self::assertSame('Işıl İğdır', $this->sandbox->log()[0]['fields']['card_holder']);
        self::assertSame(
            ['jt_1', '', -1, '', -1, ''],
            array_values($nothingSaid['response']),
        );
        self::assertSame('pan', $noField['error']['field']);
        self::assertNull($unknown['response']);
        self::assertSame(3, $unknown['error']['class']);
        self::assertSame(['', 0, -1, '', ''], array_slice(array_values($unknown['error']), 3, 5));
        self::assertSame([200, 18], [$refusal['error']['http_status'], $refusal['error']['paynet_code']]);
        self::assertSame(['name' => 'no bool', 'skipped' => 'do3ds is a bool'], $noBool);
    }

    /** @return iterable<array{string}> */
    public function locales(): iterable
    {
        yield ['C'];
        yield ['tr_TR.UTF-8'];
    }

    public function testTheTurkishLocaleIsInForceOnThisMachine(): void
    {
        $php = Process::php(
            ['-r', 'echo setlocale(LC_ALL, ""), " ", localeconv()["decimal_point"];'],
            ['LC_ALL' => 'tr_TR.UTF-8'],
        );
        $php->exitCode();

        self::assertSame('tr_TR.UTF-8 ,', $php->output());
    }

    /**
     * @param list<array<string, mixed>> $cases
     * @return list<array<string, mixed>>
     */
    private function answers(string $locale, array $cases): array
    {
        $folder = new Folder();
        $file = $folder->write('cases.json', json_encode(['cases' => $cases], JSON_THROW_ON_ERROR));
        $php = Process::php([__DIR__ . '/conformance.php', $file], ['LC_ALL' => $locale]);
        self::assertSame(0, $php->exitCode(), $php->errors());
        return json_decode($php->output(), true, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * @param array<string, mixed> $client
     * @param array<string, mixed> $request
     * @return array<string, mixed>
     */
    private function oneCase(string $name, array $client, array $request): array
    {
        return [
            'name' => $name,
            'client' => $client + [
                'base_url' => $this->sandbox->url,
                'publishable_key' => $this->sandbox->publishableKey,
                'secret_key' => null,
                'ca_file' => $this->sandbox->caFile,
                'proxy_url' => null,
                'connect_timeout_ms' => 0,
                'total_timeout_ms' => 0,
                'strict_card_checks' => 0,
            ],
            'request' => $request + [
                'session_id' => $this->sandbox->sessionId,
                'card_holder' => 'Ayşe Yılmaz',
                'pan' => '4355084355084358',
                'month' => 12,
                'year' => 2026,
                'cvc' => '000',
                'instalment_key' => $this->sandbox->instalmentKey,
                'do_3ds' => 1,
                'ip' => '203.0.113.7',
                'client_id' => null,
                'description' => null,
                'card_holder_phone' => null,
                'card_holder_mail' => null,
            ],
        ];
    }
}
