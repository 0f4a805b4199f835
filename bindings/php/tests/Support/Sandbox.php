<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

use Paynet\ChargeRequest;
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

    public readonly string $secretKey;

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
        $this->secretKey = $welcome['secret key'];
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
            'secretKey' => $this->secretKey,
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
     * A charge that the sandbox's session and a new token make possible.
     */
    public function charge(Client $client, mixed ...$fields): ChargeRequest
    {
        $token = $client->createToken($this->request(do3ds: false));
        return new ChargeRequest(...$fields + [
            'sessionId' => $this->sessionId,
            'tokenId' => $token->tokenId,
            'referenceNo' => 'order-1',
        ]);
    }

    /**
     * The requests so far, as the sandbox logged them.
     *
     * @return list<array<string, mixed>>
     */
    public function log(string $path = ''): array
    {
        $requests = json_decode($this->call('GET', '/sandbox/log'), true, flags: JSON_THROW_ON_ERROR);
        return array_values(array_filter(
            $requests,
            static fn (array $request): bool => str_starts_with($request['path'], $path),
        ));
    }

    /** @return array{connections: int, requests: int} how many there were, without those of the tests' own questions */
    public function counts(): array
    {
        return json_decode($this->call('GET', '/sandbox/counts'), true, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * Every charge that was carried out or declined.
     *
     * @return list<array<string, mixed>>
     */
    public function ledger(): array
    {
        return json_decode($this->call('GET', '/sandbox/ledger'), true, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * Queues a fault for the next request or connection, or for the next request to a path.
     */
    public function next(string $fault, ?string $path = null): void
    {
        $this->call('POST', '/sandbox/faults' . ($path === null ? '' : "?path=$path"), $fault);
    }

    /** @return array<string, string> what the examples and pages in other processes read */
    public function environment(): array
    {
        return [
            'PAYNET_BASE_URL' => $this->url,
            'PAYNET_CA_FILE' => $this->caFile,
            'PAYNET_PUBLISHABLE_KEY' => $this->publishableKey,
            'PAYNET_SECRET_KEY' => $this->secretKey,
            'PAYNET_SESSION_ID' => $this->sessionId,
            'PAYNET_INSTALMENT_KEY' => $this->instalmentKey,
        ];
    }

    /**
     * Goes through the pages of 3-D Secure as a shopper does who knows the password.
     *
     * @return list<string> the addresses of all pages
     */
    public function confirm(string $address, string $password = 'a'): array
    {
        $addresses = [$address];
        $page = $this->open('GET', $address);
        while (($form = $page->getElementsByTagName('form')->item(0)) !== null) {
            $fields = ['action' => 'ok', 'password' => $password];
            foreach ($form->getElementsByTagName('input') as $input) {
                if ($input->getAttribute('type') === 'hidden') {
                    $fields[$input->getAttribute('name')] = $input->getAttribute('value');
                }
            }
            $action = $form->getAttribute('action');
            $origin = implode('/', array_slice(explode('/', end($addresses)), 0, 3));
            $addresses[] = str_starts_with($action, '/') ? $origin . $action : $action;
            $page = $this->open('POST', end($addresses), http_build_query($fields));
        }
        return $addresses;
    }

    private function open(string $method, string $address, string $content = ''): \DOMDocument
    {
        $page = new \DOMDocument();
        $html = $this->fetch($method, $address, $content, 'application/x-www-form-urlencoded');
        $page->loadHTML($html, LIBXML_NOERROR);
        return $page;
    }

    private function call(string $method, string $path, string $content = ''): string
    {
        return $this->fetch($method, $this->url . $path, $content, 'text/plain');
    }

    private function fetch(string $method, string $address, string $content, string $type): string
    {
        $context = stream_context_create([
            'http' => ['method' => $method, 'content' => $content, 'header' => "Content-Type: $type"],
            'ssl' => ['cafile' => $this->caFile],
        ]);
        return (string) file_get_contents($address, false, $context);
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
