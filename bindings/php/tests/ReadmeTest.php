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
        $order = "'1.234,56'), 'order-1'";
        $output = $this->runSnippets(
            str_replace($order, "$order, saveCard: true, userUniqueId: 'u'", implode(self::snippets())),
        );

        self::assertMatchesRegularExpression(
            '~^paid: 1\.234,56 TRY, approval \S+\npaid\n1 payment\(s\), xk_\S+\n4355\S+: paid\n$~',
            $output,
        );
        self::assertSame(['order-1', 'order-2'], array_column($this->sandbox->ledger(), 'reference_no'));
    }

    public function testTheSnippetOnChargingAsksForPatienceAsLongAsNothingIsKnown(): void
    {
        ['payment' => $payment, 'charging' => $charging] = self::snippets();
        for ($lookUp = 0; $lookUp < 40; $lookUp++) {
            $this->sandbox->next('status=503', '/v1/transaction/check');
        }

        self::assertStringEndsWith("Not known yet: hand over nothing, and try again.\n", $this->runSnippets(
            $payment . $charging,
        ));
    }

    public function testTheSnippetOn3DSecureShowsAPage(): void
    {
        ['payment' => $payment, 'threeD' => $threeD] = self::snippets();
        $output = $this->runSnippets(str_replace('do3ds: false', 'do3ds: true', $payment) . $threeD);

        self::assertMatchesRegularExpression('~^declined: .*3D.*\n<!DOCTYPE html>.*</html>\s*$~s', $output);
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

    public function testTheExampleCheckoutTakesTwoPayments(): void
    {
        $example = self::PACKAGE . '/examples/checkout.php';
        $php = Process::php([$example, 'order-1'], $this->sandbox->environment(), reads: true);
        foreach ([1, 2] as $payment) {
            $this->sandbox->confirm($php->prints('~(?<=Confirm at )\S+(?= and)~', $payment));
            $php->type("\n");
        }

        self::assertSame(0, $php->exitCode(), $php->errors());
        $receipt = 'paid: 1\.234,56 TRY, card \S+, approval \S+, found by';
        self::assertMatchesRegularExpression(
            "~^$receipt Answer\n.*^$receipt LookUp\nlooked up: Paid, 1 ~ms",
            $php->output(),
        );
        self::assertSame(['order-1', 'order-1-lost'], array_column($this->sandbox->ledger(), 'reference_no'));
    }

    public function testTheExampleCheckoutPrintsWhyItWasDeclined(): void
    {
        $php = Process::php([self::PACKAGE . '/examples/checkout.php', 'order-1'], $this->sandbox->environment());

        self::assertSame(1, $php->exitCode(), $php->errors());
        self::assertMatchesRegularExpression('~^not paid: .*3D~m', $php->output());
    }

    public function testTheExampleCheckoutExplainsAFailure(): void
    {
        $this->sandbox->next('close-after-reading');
        $php = Process::php([self::PACKAGE . '/examples/checkout.php', 'order-1'], $this->sandbox->environment());

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

        self::assertStringStartsWith(
            'paid: ',
            $this->runSnippets(self::snippets()['payment'], $this->folder->path . '/vendor/autoload.php'),
        );
    }

    /**
     * What the snippet on errors prints when its first call meets a fault.
     */
    private function outputOfErrors(string $fault): string
    {
        ['payment' => $payment, 'own' => $own, 'errors' => $errors] = self::snippets();
        $names = strtok($payment, "\n") . "\n";
        $this->sandbox->next($fault);
        return $this->runSnippets($names . $own . $errors);
    }

    /** @return array<string, string> */
    private static function snippets(): array
    {
        $names = ['payment', 'own', 'charging', 'check', 'threeD', 'stored', 'errors', 'timeouts', 'warmUp'];
        return array_combine($names, Readme::blocks('php'));
    }

    /**
     * Runs snippets as one program, against the sandbox and its session.
     */
    private function runSnippets(string $snippets, string $autoload = self::PACKAGE . '/autoload.php'): string
    {
        $sandbox = "baseUrl: '{$this->sandbox->url}', caFile: '{$this->sandbox->caFile}'";
        $program = strtr($snippets, [
            'Environment::Test' => $sandbox,
            "'https://localhost:8443'" => "'{$this->sandbox->url}'",
            "'/tmp/ca.pem'" => "'{$this->sandbox->caFile}'",
            "'pbk_...'" => "'{$this->sandbox->publishableKey}'",
            "'sck_...'" => "'{$this->sandbox->secretKey}'",
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
