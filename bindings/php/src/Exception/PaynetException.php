<?php

declare(strict_types=1);

namespace Paynet\Exception;

/**
 * A call failed. Which subclass it is says what may be done next; getCode() is one of Constants::PAYNET_ERR_....
 *
 * No text in it holds a card number, a CVC or a key.
 */
abstract class PaynetException extends \RuntimeException
{
    /**
     * @param string $message what happened, for a developer; English
     * @param int $code one of Constants::PAYNET_ERR_...
     * @param string $name the code's name, `PAYNET_ERR_DNS` say
     * @param int $class one of Constants::PAYNET_CLASS_...
     * @param string $explanation what the code means and what to do next; English
     * @param string $explanationTurkish the same in Turkish
     * @param int $phase the part of the call that failed, one of Constants::PAYNET_PHASE_...
     * @param ?string $field the field at fault, named as in paynet.h, `card_holder` say
     * @param ?int $httpStatus the HTTP status of the answer
     * @param ?int $paynetCode Paynet's return code
     * @param ?string $errorType Paynet's error type, `invalid_request_error` say
     * @param ?string $paynetMessage Paynet's message, usually Turkish, with card data and keys masked
     *
     * @internal
     */
    final public function __construct(
        string $message,
        int $code,
        public readonly string $name,
        public readonly int $class,
        public readonly string $explanation,
        public readonly string $explanationTurkish,
        public readonly int $phase,
        public readonly ?string $field = null,
        public readonly ?int $httpStatus = null,
        public readonly ?int $paynetCode = null,
        public readonly ?string $errorType = null,
        public readonly ?string $paynetMessage = null,
    ) {
        parent::__construct($message, $code);
    }
}
