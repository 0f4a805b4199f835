<?php

declare(strict_types=1);

namespace Paynet\Internal;

use FFI\CData;
use Paynet\Constants;
use Paynet\Exception\AnsweredException;
use Paynet\Exception\PaynetException;

/**
 * A client of the library, and the calls with it.
 *
 * @internal
 */
final class Handle
{
    private const FATAL = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;

    /** @var \WeakMap<self, true>|null */
    private static ?\WeakMap $open = null;

    /** An array of one pointer; null: the client is closed. */
    private ?CData $client = null;

    /**
     * @throws PaynetException
     */
    public function __construct(private readonly Library $library, Config $config)
    {
        $client = $library->ffi->new('paynet_client *[1]');
        $library->call('paynet_client_new', [$config, $client]);
        $this->client = $client;
        self::closeAlsoAfterFatalError($this);
    }

    public function isOpen(): bool
    {
        return $this->client !== null;
    }

    public function close(): void
    {
        $client = $this->client;
        $this->client = null;
        if ($client !== null) {
            $this->library->ffi->paynet_client_free($client[0]);
        }
    }

    public function __destruct()
    {
        $this->close();
    }

    /**
     * Library::call() with this client.
     *
     * @param array<mixed> $arguments
     * @throws PaynetException
     */
    public function call(string $function, #[\SensitiveParameter] array $arguments, int ...$accepted): void
    {
        $this->library->call($function, [$this->client[0] ?? null, ...$arguments], ...$accepted);
    }

    /**
     * Calls a service that answers with a struct.
     *
     * @template T of object
     * @param class-string<T> $response
     * @return T
     * @throws PaynetException
     */
    public function answer(
        string $function,
        #[\SensitiveParameter] object $request,
        string $response,
        int ...$accepted,
    ): object {
        $received = $this->library->struct(Structs::name($response));
        $this->call($function, [$request, $received], ...$accepted);
        return Structs::read($response, $received);
    }

    /**
     * Calls a service that answers with a struct and rows; once more if there are more rows than expected.
     *
     * @template T of object
     * @param ?object $request null: the function takes none
     * @param class-string<T> $response
     * @param class-string $row
     * @param ?string $name what the response calls a row; null: as the row's struct is called
     * @return T
     * @throws PaynetException
     */
    public function table(
        string $function,
        #[\SensitiveParameter] ?object $request,
        string $response,
        string $row,
        int $capacity,
        ?string $name = null,
    ): object {
        $received = $this->library->struct(Structs::name($response));
        $struct = Structs::name($row);
        $name ??= substr($struct, strlen('paynet_'));
        $places = $this->library->places($struct, $capacity);
        $requests = $request === null ? [] : [$request];
        try {
            $this->call($function, [...$requests, $received, $places, $capacity]);
        } catch (AnsweredException $failure) {
            $needed = $received->{$name . '_count'};
            if ($failure->getCode() !== Constants::PAYNET_ERR_ANSWER_DOES_NOT_FIT || $needed <= $capacity) {
                throw $failure;
            }
            $places = $this->library->places($struct, $needed);
            $this->call($function, [...$requests, $received, $places, $needed]);
        }
        $rows = [];
        for ($index = 0; $index < $received->{$name . '_count'}; $index++) {
            $rows[] = Structs::read($row, $places[$index]);
        }
        return Structs::read($response, $received, [$name . 's' => $rows]);
    }

    /**
     * Calls a function that writes a number about a request.
     *
     * @throws PaynetException
     */
    public function number(string $function, #[\SensitiveParameter] object $request): int
    {
        $number = $this->library->ffi->new('int32_t');
        $this->call($function, [$request, $number]);
        return $number->cdata;
    }

    /**
     * Calls a function that writes a text, about a request if there is one.
     *
     * @throws PaynetException
     */
    public function text(string $function, #[\SensitiveParameter] ?object $request = null): string
    {
        $arguments = $request === null ? [] : [$request];
        return $this->library->text($function, [$this->client[0] ?? null, ...$arguments]);
    }

    /**
     * PHP calls no destructors after a fatal error, and the clients of such requests would pile up in a php-fpm worker.
     */
    private static function closeAlsoAfterFatalError(self $handle): void
    {
        if (self::$open === null) {
            self::$open = new \WeakMap();
            register_shutdown_function(static function (): void {
                if (((error_get_last()['type'] ?? 0) & self::FATAL) !== 0) {
                    foreach (self::$open as $open => $_) {
                        $open->close();
                    }
                }
            });
        }
        self::$open[$handle] = true;
    }
}
