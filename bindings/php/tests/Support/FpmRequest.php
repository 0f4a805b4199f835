<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

/**
 * A page asked for.
 */
final class FpmRequest
{
    public function __construct(private readonly Process $process)
    {
    }

    /**
     * Waits for the page and returns its text without the HTTP headers.
     */
    public function body(): string
    {
        $this->process->exitCode();
        return explode("\r\n\r\n", $this->process->output(), 2)[1] ?? '';
    }

    /** @return array<string, mixed> */
    public function json(): array
    {
        $body = $this->body();
        return json_decode($body, true) ?? throw new \RuntimeException("no JSON: $body {$this->process->errors()}");
    }
}
