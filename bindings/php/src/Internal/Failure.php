<?php

declare(strict_types=1);

namespace Paynet\Internal;

use FFI;
use FFI\CData;
use Paynet\Constants;
use Paynet\Exception\AnsweredException;
use Paynet\Exception\CallException;
use Paynet\Exception\DefectException;
use Paynet\Exception\NotReachedException;
use Paynet\Exception\PaynetException;
use Paynet\Exception\UnknownOutcomeException;

/**
 * Makes exceptions of the library's codes.
 *
 * @internal
 */
final class Failure
{
    public static function of(Library $library, CData $error): PaynetException
    {
        $ffi = $library->ffi;
        $code = $error->code;
        $class = $ffi->paynet_status_class($code);
        $exception = self::exception($class);
        return new $exception(
            message: FFI::string($error->message),
            code: $code,
            name: $ffi->paynet_status_name($code),
            class: $class,
            explanation: $ffi->paynet_status_explanation($code, Constants::PAYNET_LANGUAGE_ENGLISH),
            explanationTurkish: $ffi->paynet_status_explanation($code, Constants::PAYNET_LANGUAGE_TURKISH),
            phase: $error->phase,
            field: self::text($error->field),
            httpStatus: $error->http_status === 0 ? null : $error->http_status,
            paynetCode: $error->paynet_code === Constants::PAYNET_NO_CODE ? null : $error->paynet_code,
            errorType: self::text($error->error_type),
            paynetMessage: self::text($error->paynet_message),
        );
    }

    /**
     * A failure that this package finds before it can call the library.
     */
    public static function own(Library $library, int $code, string $field, string $message): PaynetException
    {
        $error = $library->struct('paynet_error');
        $error->code = $code;
        FFI::memcpy($error->field, $field, strlen($field));
        FFI::memcpy($error->message, $message, strlen($message));
        return self::of($library, $error);
    }

    /**
     * @return class-string<PaynetException>
     */
    public static function exception(int $class): string
    {
        return match ($class) {
            Constants::PAYNET_CLASS_CALL => CallException::class,
            Constants::PAYNET_CLASS_NOT_REACHED => NotReachedException::class,
            Constants::PAYNET_CLASS_UNKNOWN => UnknownOutcomeException::class,
            Constants::PAYNET_CLASS_ANSWERED => AnsweredException::class,
            default => DefectException::class,
        };
    }

    private static function text(CData $array): ?string
    {
        $text = FFI::string($array);
        return $text === '' ? null : $text;
    }
}
