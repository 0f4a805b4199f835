<?php

declare(strict_types=1);

namespace Paynet\Internal;

use BackedEnum;
use FFI;
use FFI\CData;
use FFI\CType;
use Paynet\Constants;
use Paynet\Secret;
use ReflectionMethod;
use ReflectionNamedType;
use ReflectionParameter;

/**
 * Between the objects of this package and the structs of the library: ChargeRequest is paynet_charge_request, and its
 * $tokenId is token_id.
 *
 * @internal
 */
final class Structs
{
    /** @var array<string, string> */
    private static array $fields = [];

    /** @var array<class-string, list<array{string, ReflectionNamedType}>> */
    private static array $properties = [];

    /**
     * The struct that a class stands for.
     *
     * @param class-string $class
     */
    public static function name(string $class): string
    {
        return 'paynet_' . self::field(substr((string) strrchr($class, '\\'), 1));
    }

    /**
     * The field that a property stands for.
     */
    public static function field(string $property): string
    {
        return self::$fields[$property]
            ??= strtolower((string) preg_replace('/(?<!^)(?=[A-Z])|(?<=[a-z])(?=[0-9])/', '_', $property));
    }

    /**
     * A struct with what an object says. What is null keeps its initial value.
     */
    public static function filled(Library $library, #[\SensitiveParameter] object $object, Texts $texts): CData
    {
        $struct = $library->struct(self::name($object::class));
        $type = FFI::typeof($struct);
        foreach (get_object_vars($object) as $property => $value) {
            if ($value === null) {
                continue;
            }
            $field = self::field($property);
            $struct->$field = match (true) {
                is_string($value) => $texts->lend($field, $value),
                $value instanceof Secret => $texts->lend($field, $value->reveal()),
                $value instanceof BackedEnum => $value->value,
                $type->getStructFieldType($field)->getKind() === CType::TYPE_SINT32 => Library::int32((int) $value),
                default => $value,
            };
        }
        return $struct;
    }

    /**
     * An object with what a struct says.
     *
     * @template T of object
     * @param class-string<T> $class
     * @param array<string, list<object>> $lists what the struct doesn't hold
     * @return T
     */
    public static function read(string $class, CData $struct, array $lists = []): object
    {
        $values = $lists;
        foreach (self::properties($class) as [$property, $type]) {
            $values[$property] ??= self::value($struct->{self::field($property)}, $type);
        }
        return new $class(...$values);
    }

    /**
     * The case of an enum that a number stands for.
     *
     * @template T of BackedEnum
     * @param class-string<T> $enum
     * @return T
     */
    public static function constant(string $enum, int $number): BackedEnum
    {
        return $enum::tryFrom($number) ?? $enum::OTHER;
    }

    /**
     * @param class-string $class
     * @return list<array{string, ReflectionNamedType}>
     */
    private static function properties(string $class): array
    {
        return self::$properties[$class] ??= array_map(
            static fn (ReflectionParameter $parameter): array => [$parameter->getName(), $parameter->getType()],
            (new ReflectionMethod($class, '__construct'))->getParameters(),
        );
    }

    private static function value(CData|int $value, ReflectionNamedType $type): mixed
    {
        $name = $type->getName();
        return match (true) {
            $name === 'string' => FFI::string($value),
            $value === Constants::PAYNET_UNKNOWN && $type->allowsNull() => null,
            $name === 'bool' => $value === 1,
            $name === 'int' => $value,
            default => self::constant($name, $value),
        };
    }
}
