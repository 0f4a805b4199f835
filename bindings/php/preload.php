<?php

/**
 * For opcache.preload: with the default ffi.enable=preload, web servers let only preloaded classes use FFI.
 */

declare(strict_types=1);

foreach (['/src', '/src/Exception', '/src/Internal'] as $folder) {
    foreach (glob(__DIR__ . $folder . '/*.php') ?: [] as $file) {
        opcache_compile_file($file);
    }
}
