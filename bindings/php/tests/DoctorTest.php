<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Exception\CallException;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

final class DoctorTest extends TestCase
{
    public function testItSaysThatAllIsWell(): void
    {
        $sandbox = new Sandbox();
        $report = $sandbox->client()->doctor();
        self::assertStringContainsString("\nHer şey yolunda.\nAll is well.\n", $report);
        self::assertStringEndsWith("\n", $report);
    }

    public function testItNamesWhatIsBrokenAndSaysWhatToDo(): void
    {
        $sandbox = new Sandbox();
        $report = $sandbox->client(baseUrl: 'https://127.0.0.1:1')->doctor();
        self::assertMatchesRegularExpression('/^BROKEN  CONNECTION_REFUSED\n  .+\n  -> .+$/m', $report);
        self::assertMatchesRegularExpression('/^BOZUK  CONNECTION_REFUSED\n  .+\n  -> .+$/m', $report);
    }

    public function testAClosedClientIsNotExamined(): void
    {
        $client = (new Sandbox())->client();
        $client->close();
        $this->expectException(CallException::class);
        $client->doctor();
    }
}
