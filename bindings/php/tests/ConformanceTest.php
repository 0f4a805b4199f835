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
        self::assertSame(['name' => 'no bool', 'skipped' => 'do3ds is of type bool'], $noBool);
    }

    /**
     * @dataProvider locales
     */
    public function testTheRunnerKnowsEveryCall(string $locale): void
    {
        $this->sandbox->next('body={"code":0,"Data":[{"card_hash":"h"}]}', '/v1/card/list');
        $this->sandbox->next('decline=51', '/v1/transaction/charge');
        $session = ['session_id' => $this->sandbox->sessionId];
        $threeD = $session + ['token_id' => 'jt_1', 'post_url' => $this->sandbox->url . '/tds'];
        $token = $this->sandbox->client()->createToken($this->sandbox->request(do3ds: false))->tokenId;
        $answers = $this->answers($locale, [
            $this->call('auth', ['amount' => 1000, 'pos_type' => null, 'save_card' => 0]),
            $this->call('auth', ['amount' => 1000, 'pos_type' => 7]),
            $this->call('check_bin', $session + ['bin' => '435508', 'no_instalment' => 1]),
            $this->call('save_card', $session),
            $this->call('card_list', ['card_owner_id' => 'o', 'limit' => 3]),
            $this->call('check_card_bin', $session + ['card_hash' => null]),
            $this->call('create_card_token', $session + ['card_hash' => 'h', 'do_3ds' => null]),
            $this->call('charge', $session + ['token_id' => $token, 'reference_no' => 'o', 'repeat' => null]),
            $this->call('charge', $session + ['token_id' => 'jt_x', 'reference_no' => 'p']),
            $this->call('check', ['reference_no' => 'o', 'xact_id' => null]),
            $this->call('warm_up', []),
            $this->call('three_d_url', $threeD),
            $this->call('three_d_page', $threeD),
            $this->call('three_d_visited', ['addresses' => [$this->sandbox->url, 'https://bank.example/']]),
            $this->call('three_d_browse', $threeD + ['browser' => '/no/such/browser', 'timeout_ms' => null]),
            ['name' => 'read', 'call' => 'amount_parse', 'request' => ['text' => '1.234,56']],
            ['name' => 'written', 'call' => 'amount_format', 'request' => ['amount' => 123456, 'form' => 1]],
            ['name' => 'no form', 'call' => 'amount_format', 'request' => ['amount' => 123456, 'form' => 9]],
        ]);

        $codes = array_map(static fn (array $answer): ?int => $answer['code'] ?? null, $answers);
        self::assertSame([0, null, 0, 0, 0, 5, 5, 313, 304, 0, 0, 0, 0, 0, 18, 0, 0, null], $codes);
        self::assertSame('posType is of type Paynet\\PosType', $answers[1]['skipped']);
        self::assertSame(0, $answers[2]['response']['instalments'][0]['instalment']);
        self::assertSame('h', $answers[4]['response']['cards'][0]['card_hash']);
        self::assertSame([-1, -1], [$answers[4]['response']['has_more'], $answers[4]['response']['total']]);
        self::assertNull($answers[7]['error']);
        self::assertSame([2, 0, '51'], array_map(
            static fn (string $field): mixed => $answers[7]['response'][$field],
            ['outcome', 'is_succeed', 'bank_error_id'],
        ));
        self::assertArrayNotHasKey('paid', $answers[7]['response']);
        self::assertNull($answers[8]['response']);
        self::assertSame([2], array_column($answers[9]['response']['payments'], 'outcome'));
        self::assertSame([], $answers[10]['response']);
        self::assertStringStartsWith($this->sandbox->url . '/tds?', $answers[11]['response']['text']);
        self::assertStringContainsString('jt_1', $answers[12]['response']['text']);
        self::assertSame(['states' => [0, 1]], $answers[13]['response']);
        self::assertSame(['amount' => 123456], $answers[15]['response']);
        self::assertSame(['text' => '1234.56'], $answers[16]['response']);
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
     * @param array<string, mixed> $request
     * @return array<string, mixed>
     */
    private function call(string $call, array $request): array
    {
        return ['name' => $call, 'call' => $call, 'client' => $this->client(), 'request' => $request];
    }

    /**
     * @param array<string, mixed> $settings
     * @return array<string, mixed>
     */
    private function client(array $settings = []): array
    {
        return $settings + [
            'base_url' => $this->sandbox->url,
            'publishable_key' => $this->sandbox->publishableKey,
            'secret_key' => $this->sandbox->secretKey,
            'ca_file' => $this->sandbox->caFile,
            'proxy_url' => null,
            'connect_timeout_ms' => 0,
            'total_timeout_ms' => 0,
            'strict_card_checks' => 0,
            'system_trust' => 0,
            'tls_backend' => 0,
            'transliterate_card_holder' => 0,
            'journal_file' => null,
        ];
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
            'client' => $this->client($client),
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
