<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Tests\Support\Folder;
use Paynet\Tests\Support\Process;
use Paynet\Tests\Support\Readme;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

/**
 * What the README shows works. FpmTest runs its lines of php.ini.
 */
final class ReadmeTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';

    private Folder $folder;

    private Sandbox $sandbox;

    protected function setUp(): void
    {
        $this->folder = new Folder();
        $this->sandbox = new Sandbox();
    }

    public function testEverySnippetOfPhpRuns(): void
    {
        [$token, $own, $errors, $timeouts] = Readme::blocks('php');
        $output = $this->runSnippets($token . $own . $errors . $timeouts);

        self::assertMatchesRegularExpression("~^confirm at {$this->sandbox->url}/\S+\n$~", $output);
        self::assertCount(2, $this->sandbox->log());
    }

    public function testTheSnippetOnErrorsRepeatsWhatNeverReachedPaynet(): void
    {
        self::assertSame('', $this->outputOfErrors('reset-on-accept'));
        self::assertCount(1, $this->sandbox->log());
    }

    public function testTheSnippetOnErrorsShowsARefusal(): void
    {
        self::assertStringStartsWith('Paynet refused (18): ', $this->outputOfErrors('code=18'));
    }

    public function testTheSnippetOnErrorsExplainsTheRest(): void
    {
        self::assertMatchesRegularExpression('/[çğıöşü]/u', $this->outputOfErrors('close-after-reading'));
    }

    public function testTheExampleProgramTakesAToken(): void
    {
        $php = Process::php([self::PACKAGE . '/examples/create_token.php'], $this->sandbox->environment());

        self::assertSame(0, $php->exitCode(), $php->errors());
        self::assertStringStartsWith('token_id  jt_', $php->output());
    }

    public function testTheExampleProgramExplainsAFailure(): void
    {
        $this->sandbox->next('close-after-reading');
        $php = Process::php([self::PACKAGE . '/examples/create_token.php'], $this->sandbox->environment());

        self::assertSame(1, $php->exitCode());
        self::assertStringStartsWith('PAYNET_ERR_BROKEN_WAIT: ', $php->errors());
    }

    public function testComposerInstallsThePackageAsTheReadmeSays(): void
    {
        $repository = (string) realpath(self::PACKAGE . '/../..');
        $this->folder->write('composer.json', str_replace('/srv/libpaynet', $repository, Readme::blocks('json')[0]));
        $composer = new Process(['composer', 'install', '--no-interaction', '--quiet'], [
            'COMPOSER_HOME' => $this->folder->path . '/home',
            'COMPOSER_DISABLE_NETWORK' => '1',
            'COMPOSER_ALLOW_SUPERUSER' => '1',
        ], $this->folder->path);
        self::assertSame(0, $composer->exitCode(), $composer->output() . $composer->errors());

        [$token] = Readme::blocks('php');
        self::assertStringStartsWith(
            'confirm at ',
            $this->runSnippets($token, $this->folder->path . '/vendor/autoload.php'),
        );
    }

    /**
     * What the snippet on errors prints when its first call meets a fault.
     */
    private function outputOfErrors(string $fault): string
    {
        [$token, $own, $errors] = Readme::blocks('php');
        $names = strtok($token, "\n") . "\n";
        $this->sandbox->next($fault);
        return $this->runSnippets($names . $own . $errors);
    }

    /**
     * Runs snippets as one program, against the sandbox and its session.
     */
    private function runSnippets(string $snippets, string $autoload = self::PACKAGE . '/autoload.php'): string
    {
        $sandbox = "baseUrl: '{$this->sandbox->url}', caFile: '{$this->sandbox->caFile}'";
        $program = strtr($snippets, [
            'Environment::Test' => $sandbox,
            "baseUrl: 'https://localhost:8443', caFile: '/tmp/ca.pem'" => $sandbox,
            "'pbk_...'" => "'{$this->sandbox->publishableKey}'",
            "'js_...'" => "'{$this->sandbox->sessionId}'",
            "'ji_...'" => "'{$this->sandbox->instalmentKey}'",
        ]);
        self::assertStringNotContainsString('...', $program);
        $file = $this->folder->write('program.php', "<?php declare(strict_types=1);\nrequire '$autoload';\n$program");
        $php = Process::php(['-d', 'error_log=/dev/null', '-d', 'display_errors=stderr', $file]);
        self::assertSame(0, $php->exitCode(), $php->errors());
        self::assertSame('', $php->errors());
        return $php->output();
    }
}
