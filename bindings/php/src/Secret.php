<?php

declare(strict_types=1);

namespace Paynet;

/**
 * A text that no dump, export or log shows: a card number, a CVC or a key.
 */
final class Secret implements \JsonSerializable
{
    /**
     * Kept apart from the object: var_export() and (array) show every property, private ones too.
     *
     * @var \WeakMap<self, string>|null
     */
    private static ?\WeakMap $texts = null;

    public function __construct(#[\SensitiveParameter] string $text)
    {
        self::$texts ??= new \WeakMap();
        self::$texts[$this] = $text;
    }

    public static function of(#[\SensitiveParameter] ?string $text): ?self
    {
        return $text === null ? null : new self($text);
    }

    public function reveal(): string
    {
        return self::$texts[$this];
    }

    public function jsonSerialize(): string
    {
        return '***';
    }

    /** @return array{text: string} */
    public function __debugInfo(): array
    {
        return ['text' => '***'];
    }

    public function __serialize(): never
    {
        throw new \LogicException('Card data cannot be serialized.');
    }

    public function __unserialize(array $data): never
    {
        throw new \LogicException('Card data cannot be unserialized.');
    }

    private function __clone()
    {
    }
}
