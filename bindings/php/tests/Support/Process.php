<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

/**
 * A program under way.
 */
final class Process
{
    /** @var resource */
    private $handle;

    /** @var ?resource */
    private $input;

    /** @var resource */
    private $output;

    /** @var resource */
    private $errors;

    /**
     * @param list<string> $command
     * @param array<string, ?string> $environment added to this process's; null takes a variable out
     * @param bool $reads whether it reads what is typed
     */
    public function __construct(
        array $command,
        array $environment = [],
        ?string $folder = null,
        bool $reads = false,
    ) {
        $this->output = tmpfile();
        $this->errors = tmpfile();
        $streams = [$reads ? ['pipe', 'r'] : ['file', '/dev/null', 'r'], $this->output, $this->errors];
        $all = array_filter($environment + getenv(), 'is_string');
        $handle = proc_open($command, $streams, $pipes, $folder, $all);
        if ($handle === false) {
            throw new \RuntimeException("$command[0] does not start");
        }
        $this->handle = $handle;
        $this->input = $pipes[0] ?? null;
    }

    /**
     * A php program of its own, with the settings of this one.
     *
     * @param list<string> $arguments
     * @param array<string, ?string> $environment
     */
    public static function php(
        array $arguments,
        array $environment = [],
        ?string $folder = null,
        bool $reads = false,
    ): self {
        return new self([PHP_BINARY, ...$arguments], $environment, $folder, $reads);
    }

    public function pid(): int
    {
        return proc_get_status($this->handle)['pid'];
    }

    public function isRunning(): bool
    {
        return proc_get_status($this->handle)['running'];
    }

    /**
     * Waits for the end.
     */
    public function exitCode(): int
    {
        while (($status = proc_get_status($this->handle))['running']) {
            usleep(2_000);
        }
        return $status['exitcode'];
    }

    /**
     * Waits until the program has printed something like this so many times, and returns the last match.
     */
    public function prints(string $pattern, int $times): string
    {
        while (preg_match_all($pattern, $this->output(), $matches) < $times) {
            if (!$this->isRunning()) {
                throw new \RuntimeException("It ended without $pattern: {$this->output()}{$this->errors()}");
            }
            usleep(2_000);
        }
        return end($matches[0]);
    }

    public function type(string $text): void
    {
        fwrite($this->input, $text);
    }

    public function output(): string
    {
        return self::contents($this->output);
    }

    public function errors(): string
    {
        return self::contents($this->errors);
    }

    public function stop(): void
    {
        if ($this->isRunning()) {
            proc_terminate($this->handle);
            proc_close($this->handle);
        }
    }

    /**
     * Reads by the file's name, since the program writes where this process's own handle stands.
     *
     * @param resource $file
     */
    private static function contents($file): string
    {
        return (string) file_get_contents(stream_get_meta_data($file)['uri']);
    }
}
