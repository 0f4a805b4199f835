<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\Tests\Support\Process;
use Paynet\Tests\Support\Sandbox;
use PHPUnit\Framework\TestCase;

/**
 * @requires extension pcntl
 */
final class ForkTest extends TestCase
{
    private Sandbox $sandbox;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
    }

    public function testAClientUsedBeforeAForkWorksInChildrenAndParentAtOnce(): void
    {
        $connections = $this->connectionsAfter('work');

        self::assertCount(52, $this->sandbox->log());
        self::assertSame($connections['parent before'], $connections['parent meanwhile']);
        self::assertSame($connections['parent before'], $connections['parent after']);
        self::assertCount(5, array_unique($connections));
    }

    public function testChildrenThatEndDoNotDisturbTheParentsConnection(): void
    {
        $connections = $this->connectionsAfter('rest');

        self::assertSame($connections['parent before'], $connections['parent after']);
    }

    /**
     * The connection on which each caller's requests came.
     *
     * @return array<string, int>
     */
    private function connectionsAfter(string $task): array
    {
        $php = Process::php([__DIR__ . '/programs/fork.php', $task], $this->sandbox->environment());
        self::assertSame(0, $php->exitCode(), $php->output() . $php->errors());
        $connections = [];
        foreach ($this->sandbox->log() as $request) {
            $connections[$request['fields']['client_id']] = $request['connection'];
        }
        return $connections;
    }
}
