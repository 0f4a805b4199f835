<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

use Paynet\Client;
use Paynet\CreateTokenRequest;

/**
 * A running paynet-sandbox, the stand-in for Paynet's servers.
 */
final class Sandbox
{
    public readonly string $url;

    public readonly string $caFile;

    public readonly string $publishableKey;

    public readonly string $sessionId;

    public readonly string $instalmentKey;

    private readonly Process $process;

    public function __construct()
    {
        $this->process = new Process([(string) getenv('PAYNET_SANDBOX_PROGRAM'), '--port', '0']);
        $welcome = $this->welcome();
        $this->url = $welcome['URL'];
        $this->caFile = $welcome['CA file'];
        $this->publishableKey = $welcome['publishable key'];
        $this->sessionId = $welcome['session_id'];
        $this->instalmentKey = $welcome['instalment_key'];
    }

    public function __destruct()
    {
        $this->process->stop();
    }

    public function client(mixed ...$settings): Client
    {
        return new Client(...$settings + [
            'baseUrl' => $this->url,
            'publishableKey' => $this->publishableKey,
            'caFile' => $this->caFile,
        ]);
    }

    public function request(mixed ...$fields): CreateTokenRequest
    {
        return new CreateTokenRequest(...$fields + [
            'sessionId' => $this->sessionId,
            'cardHolder' => 'Ayşe Yılmaz',
            'pan' => Card::PAN,
            'month' => Card::MONTH,
            'year' => Card::YEAR,
            'cvc' => Card::CVC,
            'instalmentKey' => $this->instalmentKey,
            'do3ds' => true,
            'ip' => '203.0.113.7',
        ]);
    }

    /**
     * The requests so far, as the sandbox logged them.
     *
     * @return list<array<string, mixed>>
     */
    public function log(): array
    {
        return json_decode($this->call('GET', '/sandbox/log'), true, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * Queues a fault for the next request or connection.
     */
    public function next(string $fault): void
    {
        $this->call('POST', '/sandbox/faults', $fault);
    }

    /** @return array<string, string> what the examples and pages in other processes read */
    public function environment(): array
    {
        return [
            'PAYNET_BASE_URL' => $this->url,
            'PAYNET_CA_FILE' => $this->caFile,
            'PAYNET_PUBLISHABLE_KEY' => $this->publishableKey,
            'PAYNET_SESSION_ID' => $this->sessionId,
            'PAYNET_INSTALMENT_KEY' => $this->instalmentKey,
        ];
    }

    private function call(string $method, string $path, string $content = ''): string
    {
        $context = stream_context_create([
            'http' => ['method' => $method, 'content' => $content, 'header' => 'Content-Type: text/plain'],
            'ssl' => ['cafile' => $this->caFile],
        ]);
        return (string) file_get_contents($this->url . $path, false, $context);
    }

    /** @return array<string, string> */
    private function welcome(): array
    {
        while ($this->process->isRunning()) {
            $text = $this->process->output();
            if (str_contains($text, 'Ctrl-C')) {
                preg_match_all('/^([A-Za-z_ ]+?) {2,}(\S+)$/m', $text, $lines);
                return array_combine($lines[1], $lines[2]);
            }
            usleep(5_000);
        }
        throw new \RuntimeException('The sandbox does not start: ' . $this->process->errors());
    }
}
