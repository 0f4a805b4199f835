<?php

/**
 * Runs the cases of tests/conformance through this package: php tests/conformance.php FILE
 */

declare(strict_types=1);

use Paynet\Amount;
use Paynet\AmountForm;
use Paynet\Client;
use Paynet\Constants;
use Paynet\Exception\PaynetException;
use Paynet\Internal\Structs;
use Paynet\Payment;
use Paynet\ThreeDRequest;

require __DIR__ . '/../autoload.php';

/**
 * @param array<string, mixed> $case
 * @return array<string, mixed>
 */
function answer(array $case): array
{
    try {
        $response = response($case['call'] ?? 'create_token', $case);
        $declined = $response instanceof Payment && !$response->paid;
        return [
            'code' => $declined ? Constants::PAYNET_ERR_DECLINED : Constants::PAYNET_OK,
            'error' => null,
            'response' => (object) (is_array($response) ? $response : fields($response)),
        ];
    } catch (PaynetException $failure) {
        return ['code' => $failure->getCode(), 'response' => null, 'error' => errorOf($failure)];
    } catch (DomainException $cannotHold) {
        return ['skipped' => $cannotHold->getMessage()];
    }
}

/**
 * @param array<string, mixed> $case
 * @return object|array<string, mixed> what a service answers, or the fields of what is no service
 */
function response(string $call, array $case): object|array
{
    $name = str_replace('_', '', ucwords($call, '_'));
    $fields = $case['request'];
    $client = static fn (): Client => made(Client::class, $case['client']);
    $request = static fn (string $class): object => made($class, $fields);
    $ask = static function (object $request) use ($client, $name): mixed {
        return $client()->{lcfirst($name)}($request);
    };
    return match ($call) {
        'warm_up' => warmedUp($client()),
        'amount_parse' => ['amount' => Amount::parse(held($fields['text'], 'string', 'text'))],
        'amount_format' => ['text' => Amount::format(
            held($fields['amount'], 'int', 'amount'),
            held($fields['form'], AmountForm::class, 'form'),
        )],
        'three_d_url', 'three_d_page' => ['text' => $ask($request(ThreeDRequest::class))],
        'three_d_browse' => ['state' => $ask($request(ThreeDRequest::class))->value],
        'three_d_visited' => ['states' => states($client(), $fields['addresses'])],
        default => $ask($request("Paynet\\{$name}Request")),
    };
}

/** @return array{} */
function warmedUp(Client $client): array
{
    $client->warmUp();
    return [];
}

/**
 * @param list<string> $addresses
 * @return list<int>
 */
function states(Client $client, array $addresses): array
{
    $watch = $client->threeDWatch();
    return array_map(static fn (string $address): int => $watch->visited($address)->value, $addresses);
}

/**
 * An object of this package with the fields of a C struct.
 *
 * @param class-string $class
 * @param array<string, mixed> $fields
 */
function made(string $class, array $fields): object
{
    $values = [];
    foreach ((new ReflectionMethod($class, '__construct'))->getParameters() as $parameter) {
        $name = $parameter->getName();
        $value = $fields[Structs::field($name)] ?? null;
        if ($value !== null) {
            $values[$name] = held($value, $parameter->getType()->getName(), $name);
        } elseif (!$parameter->isDefaultValueAvailable()) {
            $values[$name] = null;
        }
    }
    return new $class(...$values);
}

/**
 * A value of C as PHP's type holds it.
 *
 * @throws DomainException if it can't
 */
function held(mixed $value, string $type, string $name): mixed
{
    $holds = match ($type) {
        'string' => is_string($value),
        'int' => is_int($value),
        'bool' => $value === 0 || $value === 1,
        default => $type::tryFrom($value) !== null,
    };
    if (!$holds) {
        throw new DomainException("$name is of type $type");
    }
    return match ($type) {
        'string', 'int' => $value,
        'bool' => $value === 1,
        default => $type::from($value),
    };
}

/** @return array<string, mixed> */
function fields(object $response): array
{
    $fields = [];
    foreach ((new ReflectionMethod($response, '__construct'))->getParameters() as $parameter) {
        $value = $response->{$parameter->getName()};
        $fields[Structs::field($parameter->getName())] = match (true) {
            $value === null => Constants::PAYNET_UNKNOWN,
            is_bool($value) => (int) $value,
            is_array($value) => array_map('fields', $value),
            $value instanceof BackedEnum => $value->value,
            default => $value,
        };
    }
    return $fields;
}

/** @return array<string, mixed> */
function errorOf(PaynetException $failure): array
{
    return [
        'class' => $failure->class,
        'name' => $failure->name,
        'phase' => $failure->phase,
        'field' => $failure->field ?? '',
        'http_status' => $failure->httpStatus ?? 0,
        'paynet_code' => $failure->paynetCode ?? -1,
        'error_type' => $failure->errorType ?? '',
        'paynet_message' => $failure->paynetMessage ?? '',
        'message' => $failure->getMessage(),
    ];
}

setlocale(LC_ALL, ''); // as a program does that speaks its user's language: PHP itself ignores LC_ALL

$cases = json_decode((string) file_get_contents($argv[1]), true, flags: JSON_THROW_ON_ERROR)['cases'];
$answers = array_map(static fn (array $case): array => ['name' => $case['name']] + answer($case), $cases);
echo json_encode($answers, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE), "\n";
