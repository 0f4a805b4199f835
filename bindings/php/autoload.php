<?php

/**
 * Finds the classes of this package in programs without Composer.
 */

declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    if (!str_starts_with($class, 'Paynet\\')) {
        return;
    }
    $file = __DIR__ . '/src/' . strtr(substr($class, strlen('Paynet\\')), '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});
