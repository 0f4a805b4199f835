<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

/**
 * The snippets of README.md.
 */
final class Readme
{
    /** @return list<string> */
    public static function blocks(string $language): array
    {
        $text = (string) file_get_contents(__DIR__ . '/../../README.md');
        preg_match_all("/^```$language\n(.*?)^```$/ms", $text, $blocks);
        return $blocks[1];
    }
}
