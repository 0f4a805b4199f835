<?php

declare(strict_types=1);

namespace Paynet\Tests\Support;

/**
 * A temporary folder that any user may read.
 */
final class Folder
{
    public readonly string $path;

    public function __construct()
    {
        $this->path = sys_get_temp_dir() . '/paynet-php-' . bin2hex(random_bytes(6));
        mkdir($this->path);
        chmod($this->path, 0755);
    }

    public function __destruct()
    {
        self::remove($this->path);
    }

    /**
     * Writes a file and returns its path.
     */
    public function write(string $name, string $text): string
    {
        $path = "$this->path/$name";
        file_put_contents($path, $text);
        chmod($path, 0644);
        return $path;
    }

    private static function remove(string $path): void
    {
        if (is_link($path) || !is_dir($path)) {
            unlink($path);
            return;
        }
        foreach (array_diff((array) scandir($path), ['.', '..']) as $name) {
            self::remove("$path/$name");
        }
        rmdir($path);
    }
}
