<?php

declare(strict_types=1);

namespace Paynet\Exception;

/**
 * An answer came; it is a refusal or cannot be used. Read $paynetCode and $paynetMessage.
 */
final class AnsweredException extends PaynetException
{
}
