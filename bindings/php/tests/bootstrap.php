<?php

declare(strict_types=1);

require __DIR__ . '/../autoload.php';

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Paynet\\Tests\\')) {
        require __DIR__ . '/' . strtr(substr($class, strlen('Paynet\\Tests\\')), '\\', '/') . '.php';
    }
});

foreach (['PAYNET_LIBRARY', 'PAYNET_SANDBOX_PROGRAM'] as $variable) {
    if (!is_file((string) getenv($variable))) {
        fwrite(STDERR, "$variable must hold the full path of a file; tests/run sets it.\n");
        exit(2);
    }
}
