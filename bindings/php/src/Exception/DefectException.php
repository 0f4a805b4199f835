<?php

declare(strict_types=1);

namespace Paynet\Exception;

/**
 * A defect in the library. Report it.
 */
final class DefectException extends PaynetException
{
}
