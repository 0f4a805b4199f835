<?php

declare(strict_types=1);

namespace Paynet;

use FFI\CData;
use Paynet\Exception\PaynetException;
use Paynet\Internal\Handle;
use Paynet\Internal\Library;
use Paynet\Internal\Structs;

/**
 * How far the shopper has come, by the addresses that the program's own browser control visits. Made by
 * Client::threeDWatch(), one for each payment.
 */
final class ThreeDWatch
{
    /** Changed by visited() alone. */
    public ThreeDState $state = ThreeDState::NotStarted;

    private readonly CData $struct;

    /** @internal */
    public function __construct(private readonly Handle $handle)
    {
        $this->struct = Library::get()->struct('paynet_three_d_watch');
    }

    /**
     * Takes in an address that the browser control has come to. Hand in every page's address, in order.
     *
     * @throws PaynetException its class says what may be done next
     */
    public function visited(string $address): ThreeDState
    {
        $this->handle->call('paynet_three_d_visited', [$this->struct, 'address' => $address]);
        return $this->state = Structs::constant(ThreeDState::class, $this->struct->state);
    }

    private function __clone()
    {
    }
}
