<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Internal\Library;
use Paynet\Tests\Support\Folder;
use Paynet\Tests\Support\Process;
use Paynet\Tests\Support\StrangeLibrary;
use PHPUnit\Framework\TestCase;

/**
 * What a user reads when FFI or libpaynet can't be used. Each case runs in a process of its own.
 */
final class LoadingTest extends TestCase
{
    private const PROGRAM = <<<'PHP'
        require 'autoload.php';
        try {
            new Paynet\Client(Paynet\Environment::Test, publishableKey: 'pbk_x');
            echo 'made';
        } catch (Paynet\Exception\LibraryException $failure) {
            echo $failure->getMessage();
        }
        PHP;

    private Folder $folder;

    protected function setUp(): void
    {
        $this->folder = new Folder();
    }

    public function testTheLibraryIsFoundWhereTheSystemLooks(): void
    {
        symlink((string) getenv('PAYNET_LIBRARY'), "{$this->folder->path}/libpaynet.so.0");

        self::assertSame('made', self::message(['PAYNET_LIBRARY' => null, 'LD_LIBRARY_PATH' => $this->folder->path]));
    }

    public function testPhpWithoutFfiNamesTheLineOfPhpIni(): void
    {
        self::assertStringContainsString('Add the line extension=ffi to php.ini.', self::message([], ['-n']));
    }

    public function testFfiSwitchedOffNamesTheLineOfPhpIni(): void
    {
        $message = self::message([], ['-d', 'ffi.enable=0']);

        self::assertStringContainsString('Set ffi.enable=preload in ' . php_ini_loaded_file(), $message);
    }

    public function testALibraryThatIsNowhereIsReportedWithWhatToInstall(): void
    {
        $message = self::message(['PAYNET_LIBRARY' => null]);

        self::assertStringContainsString("'libpaynet.so.0'", $message);
        self::assertStringContainsString('Install libpaynet ' . Library::RELEASE, $message);
        self::assertStringContainsString('PAYNET_LIBRARY', $message);
    }

    public function testAFileThatIsNotThereIsReported(): void
    {
        $message = self::message(['PAYNET_LIBRARY' => '/no/such/libpaynet.so.0']);

        self::assertStringContainsString("'/no/such/libpaynet.so.0': there is no such file", $message);
    }

    public function testAFileThatIsNoLibraryIsReported(): void
    {
        $file = $this->folder->write('libpaynet.so.0', 'no library');

        self::assertStringContainsString('the file is no shared library', self::message(['PAYNET_LIBRARY' => $file]));
    }

    public function testAnotherAbiNumberIsReportedWithPathVersionAndWhatToInstall(): void
    {
        $path = StrangeLibrary::compile($this->folder, ['paynet_abi_version' => '7']);
        $message = self::message(['PAYNET_LIBRARY' => $path]);

        self::assertStringStartsWith("libpaynet 9.8.7 at $path: ABI number is 7, but this package needs 0.", $message);
        self::assertStringContainsString('Install libpaynet ' . Library::RELEASE, $message);
    }

    public function testALibraryThatTheSystemFoundIsReportedWithItsPath(): void
    {
        $path = StrangeLibrary::compile($this->folder, ['paynet_abi_version' => '7']);
        $message = self::message(['PAYNET_LIBRARY' => null, 'LD_LIBRARY_PATH' => dirname($path)]);

        self::assertStringStartsWith("libpaynet 9.8.7 at $path: ABI number is 7", $message);
    }

    public function testAnotherSizeOfAnyStructIsReported(): void
    {
        foreach (Library::STRUCTS as $struct) {
            $path = StrangeLibrary::compile($this->folder, ["{$struct}_size" => '4']);
            $message = self::message(['PAYNET_LIBRARY' => $path]);

            self::assertStringStartsWith("libpaynet 9.8.7 at $path: size of $struct is 4, but", $message);
        }
    }

    public function testAnOlderLibraryThatLacksAFunctionIsReported(): void
    {
        $path = StrangeLibrary::compile($this->folder, ['paynet_status_class' => null]);
        $message = self::message(['PAYNET_LIBRARY' => $path]);

        self::assertStringStartsWith("libpaynet 9.8.7 at $path lacks paynet_status_class.", $message);
    }

    public function testALibraryThatIsNotPaynetsIsReported(): void
    {
        $path = StrangeLibrary::compile($this->folder, ['paynet_version' => null]);
        $message = self::message(['PAYNET_LIBRARY' => $path]);

        self::assertStringStartsWith("The library at $path lacks paynet_version.", $message);
    }

    /**
     * @param array<string, ?string> $environment
     * @param list<string> $options of php
     */
    private static function message(array $environment, array $options = []): string
    {
        $php = Process::php([...$options, '-r', self::PROGRAM], $environment, __DIR__ . '/..');
        self::assertSame(0, $php->exitCode(), $php->output() . $php->errors());
        return $php->output();
    }
}
