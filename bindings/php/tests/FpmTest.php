<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Tests\Support\Folder;
use Paynet\Tests\Support\Fpm;
use Paynet\Tests\Support\Readme;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

/**
 * php-fpm for real: this machine's own php.ini, and FastCGI over a socket.
 */
final class FpmTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';
    private const PAGE = self::PACKAGE . '/tests/programs/page.php';

    private Folder $folder;

    private Sandbox $sandbox;

    private string $caFile;

    protected function setUp(): void
    {
        $this->folder = new Folder();
        symlink((string) getenv('PAYNET_LIBRARY'), "{$this->folder->path}/libpaynet.so.0");
        $this->sandbox = new Sandbox();
        $this->caFile = $this->folder->write('ca.pem', (string) file_get_contents($this->sandbox->caFile));
    }

    public function testTheDefaultPolicyOfFfiServesManyRequestsInManyWorkers(): void
    {
        $answers = $this->answers(new Fpm($this->readmeSettings(), 4, $this->libraryPath()), 240);

        self::assertCount(240, array_unique(array_column($answers, 'token')));
        self::assertSame(['preload'], array_unique(array_column($answers, 'policy')));
        self::assertGreaterThan(1, count(array_unique(array_column($answers, 'pid'))));
        self::assertCount(240, $this->sandbox->log());
        self::assertNoGrowth($answers);
    }

    public function testWorkersThatAreKilledAreFollowedByOthersAndNoConnectionServesTwo(): void
    {
        $fpm = new Fpm($this->readmeSettings(), 8, $this->libraryPath());
        $killed = [];
        for ($round = 0; $round < 3; $round++) {
            $answers = $this->answers($fpm, 48);
            self::assertCount(48, array_column($answers, 'token'));
            $workers = array_values(array_unique(array_column($answers, 'pid')));
            self::assertSame([], array_intersect($workers, $killed));
            self::kill($workers);
            $killed = [...$killed, ...$workers];
        }

        $processes = [];
        foreach ($this->sandbox->log() as $request) {
            $processes[$request['connection']][$request['fields']['client_id']] = true;
        }
        self::assertGreaterThan(count($killed), count($processes));
        self::assertSame([1], array_values(array_unique(array_map('count', $processes))));
    }

    public function testTheDefaultPolicyOfFfiServesEveryKindOfCall(): void
    {
        $fpm = new Fpm($this->readmeSettings(), 1, $this->libraryPath());
        $answer = $this->ask($fpm, ['CHARGE' => '1'])->json();

        self::assertSame(['10,00', 1, 'NotStarted'], [$answer['paid'], $answer['found'], $answer['watched']]);
        self::assertStringStartsWith("{$this->sandbox->url}/tds?", $answer['address']);
    }

    public function testEveryClassAllowedToUseFfiServesManyRequestsToo(): void
    {
        $answers = $this->answers(new Fpm(['ffi.enable=true'], 2, $this->libraryPath()), 200);

        self::assertCount(200, array_unique(array_column($answers, 'token')));
        self::assertNoGrowth($answers);
    }

    public function testTheLibraryMayLieAnywhereIfACopyOfTheHeaderNamesIt(): void
    {
        $header = str_replace(
            '"libpaynet.so.0"',
            "\"{$this->folder->path}/libpaynet.so.0\"",
            (string) file_get_contents(self::PACKAGE . '/src/paynet.h'),
        );
        $copy = $this->folder->write('paynet.h', $header);
        $settings = preg_replace('/^ffi.preload=.*/', "ffi.preload=$copy", $this->readmeSettings());

        self::assertCount(4, array_column($this->answers(new Fpm($settings), 4), 'token'));
    }

    public function testAWorkerGoesOnAfterFailuresOfEachKind(): void
    {
        $fpm = new Fpm($this->readmeSettings(), 1, $this->libraryPath());
        $faults = ['sandbox:close-after-reading', 'sandbox:code=18', 'sandbox:html', "a\xFFb"];
        foreach ($faults as $fault) {
            self::assertArrayHasKey('failure', $this->ask($fpm, ['DESCRIPTION' => $fault])->json());
        }

        self::assertArrayHasKey('token', $this->ask($fpm)->json());
    }

    public function testPagesThatEndInAFatalErrorLeaveNoClientsBehind(): void
    {
        $fpm = new Fpm($this->readmeSettings(), 1, $this->libraryPath());
        $this->ask($fpm)->body();
        $before = $this->ask($fpm)->json();
        for ($number = 0; $number < 30; $number++) {
            self::assertStringNotContainsString('files', $this->ask($fpm, ['RUN_OUT_OF_MEMORY' => '1'])->body());
        }
        $after = $this->ask($fpm)->json();

        self::assertSame($before['pid'], $after['pid']);
        self::assertSame($before['files'], $after['files']);
    }

    /**
     * @dataProvider incompleteSettings
     */
    public function testMissingLinesOfPhpIniAreNamed(string $taken, string $named): void
    {
        $settings = array_values(preg_grep("/^$taken/", $this->readmeSettings(), PREG_GREP_INVERT) ?: []);
        $fpm = new Fpm($settings, 1, $this->libraryPath());
        $message = $this->ask($fpm)->json()['message'];

        self::assertStringContainsString($named, $message);
        self::assertStringContainsString('/fpm/php.ini', $message);
    }

    /** @return iterable<string, array{string, string}> */
    public function incompleteSettings(): iterable
    {
        $package = realpath(self::PACKAGE);
        yield 'all of them' => ['', "ffi.preload=$package/src/paynet.h and opcache.preload=$package/preload.php"];
        yield 'the class is not preloaded' => ['opcache.preload=', "opcache.preload=$package/preload.php"];
    }

    public function testAHeaderThatIsNotPreloadedIsReadByThePreloadedClass(): void
    {
        $settings = array_values(preg_grep('/^ffi.preload=/', $this->readmeSettings(), PREG_GREP_INVERT) ?: []);

        $fpm = new Fpm($settings, 1, $this->libraryPath());

        self::assertArrayHasKey('token', $this->ask($fpm)->json());
    }

    public function testFfiSwitchedOffIsReported(): void
    {
        $fpm = new Fpm([...$this->readmeSettings(), 'ffi.enable=false'], 1, $this->libraryPath());
        $message = $this->ask($fpm)->json()['message'];

        self::assertStringContainsString('Set ffi.enable=preload in /', $message);
    }

    /**
     * The lines that the README shows.
     *
     * @return list<string>
     */
    private function readmeSettings(): array
    {
        $text = Readme::blocks('ini')[0];
        $text = str_replace('/srv/shop/vendor/paynet/paynet', (string) realpath(self::PACKAGE), $text, $places);
        self::assertSame(2, $places);
        $user = Fpm::user();
        return array_values(array_filter(
            explode("\n", $text),
            static fn (string $line): bool => $user !== null || !str_starts_with($line, 'opcache.preload_user='),
        ));
    }

    /** @return array<string, string> */
    private function libraryPath(): array
    {
        return ['LD_LIBRARY_PATH' => $this->folder->path];
    }

    /** @return list<array<string, mixed>> */
    private function answers(Fpm $fpm, int $count): array
    {
        $answers = [];
        foreach (array_chunk(range(1, $count), 8) as $chunk) {
            $requests = array_map(fn () => $this->ask($fpm), $chunk);
            foreach ($requests as $request) {
                $answers[] = $request->json();
            }
        }
        return $answers;
    }

    /** @param array<string, string> $parameters */
    private function ask(Fpm $fpm, array $parameters = []): Support\FpmRequest
    {
        $parameters += ['PAYNET_CA_FILE' => $this->caFile] + $this->sandbox->environment();
        return $fpm->request((string) realpath(self::PAGE), $parameters);
    }

    /**
     * Returns when the processes are gone, as one that is about to die may still take a connection.
     *
     * @param list<int> $processes
     */
    private static function kill(array $processes): void
    {
        foreach ($processes as $process) {
            posix_kill($process, SIGKILL);
        }
        foreach ($processes as $process) {
            while (posix_kill($process, 0)) {
                usleep(1_000);
            }
        }
    }

    /**
     * Once a worker has warmed up, its files and its memory stay as they are.
     *
     * @param list<array<string, mixed>> $answers
     */
    private static function assertNoGrowth(array $answers): void
    {
        $workers = [];
        foreach ($answers as $answer) {
            $workers[$answer['pid']][] = $answer;
        }
        foreach ($workers as $served) {
            $warm = array_slice($served, intdiv(count($served), 2));
            self::assertCount(1, array_unique(array_column($warm, 'files')));
            $memory = array_column($warm, 'memory_kb');
            self::assertLessThan(1_000, end($memory) - $memory[0]);
        }
    }
}
