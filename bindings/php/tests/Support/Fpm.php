<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

/**
 * A running php-fpm with this machine's own php.ini and the lines of one more ini file.
 */
final class Fpm
{
    private readonly Folder $folder;

    private readonly Process $process;

    private readonly string $socket;

    /**
     * @param list<string> $settings lines of the ini file
     * @param array<string, ?string> $environment
     */
    public function __construct(array $settings, int $workers = 1, array $environment = [])
    {
        $this->folder = new Folder();
        $this->socket = $this->folder->path . '/fpm.sock';
        $this->folder->write('paynet.ini', implode("\n", $settings) . "\n");
        $configuration = $this->folder->write('fpm.conf', $this->configuration($workers));
        $this->process = new Process(
            [self::program(), '--nodaemonize', '--fpm-config', $configuration],
            ['PHP_INI_SCAN_DIR' => ':' . $this->folder->path, 'PAYNET_LIBRARY' => null] + $environment,
        );
        $this->waitUntilReady();
    }

    public function __destruct()
    {
        $this->process->stop();
    }

    public static function program(): string
    {
        return sprintf('/usr/sbin/php-fpm%d.%d', PHP_MAJOR_VERSION, PHP_MINOR_VERSION);
    }

    /**
     * The account under which workers run; null: this one.
     */
    public static function user(): ?string
    {
        return posix_getuid() === 0 ? 'www-data' : null;
    }

    /**
     * Asks for a page, over FastCGI.
     *
     * @param array<string, string> $parameters
     */
    public function request(string $page, array $parameters = []): FpmRequest
    {
        return new FpmRequest(new Process(
            ['cgi-fcgi', '-bind', '-connect', $this->socket],
            ['REQUEST_METHOD' => 'GET', 'SCRIPT_FILENAME' => $page, 'PAYNET_LIBRARY' => null] + $parameters,
        ));
    }

    private function configuration(int $workers): string
    {
        $user = self::user();
        return implode("\n", [
            '[global]',
            "error_log = {$this->folder->path}/error.log",
            '[www]',
            "listen = $this->socket",
            $user === null ? '' : "user = $user\ngroup = $user",
            'pm = static',
            "pm.max_children = $workers",
            '',
        ]);
    }

    private function waitUntilReady(): void
    {
        while (!str_contains($this->log(), 'ready to handle connections')) {
            if (!$this->process->isRunning()) {
                throw new \RuntimeException('php-fpm does not start: ' . $this->log() . $this->process->errors());
            }
            usleep(5_000);
        }
    }

    private function log(): string
    {
        $file = "{$this->folder->path}/error.log";
        return is_file($file) ? (string) file_get_contents($file) : '';
    }
}
