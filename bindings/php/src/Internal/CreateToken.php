<?php

declare(strict_types=1);

namespace Paynet\Internal;

use FFI;
use FFI\CData;
use Paynet\Constants;
use Paynet\CreateTokenRequest;
use Paynet\CreateTokenResponse;

/**
 * The structs of paynet_create_token.
 *
 * @internal
 */
final class CreateToken
{
    public static function request(
        Library $library,
        #[\SensitiveParameter] CreateTokenRequest $request,
        Texts $texts,
    ): CData {
        $struct = $library->struct('paynet_create_token_request');
        $struct->session_id = $texts->lend('session_id', $request->sessionId);
        $struct->card_holder = $texts->lend('card_holder', $request->cardHolder);
        $struct->pan = $texts->lend('pan', $request->pan?->reveal());
        $struct->month = Library::int32($request->month ?? $struct->month);
        $struct->year = Library::int32($request->year ?? $struct->year);
        $struct->cvc = $texts->lend('cvc', $request->cvc?->reveal());
        $struct->instalment_key = $texts->lend('instalment_key', $request->instalmentKey);
        $struct->do_3ds = (int) ($request->do3ds ?? $struct->do_3ds);
        $struct->ip = $texts->lend('ip', $request->ip);
        $struct->client_id = $texts->lend('client_id', $request->clientId);
        $struct->description = $texts->lend('description', $request->description);
        $struct->card_holder_phone = $texts->lend('card_holder_phone', $request->cardHolderPhone);
        $struct->card_holder_mail = $texts->lend('card_holder_mail', $request->cardHolderMail);
        return $struct;
    }

    public static function response(CData $struct): CreateTokenResponse
    {
        return new CreateTokenResponse(
            tokenId: FFI::string($struct->token_id),
            postUrl: FFI::string($struct->post_url),
            isTds: $struct->is_tds === Constants::PAYNET_UNKNOWN ? null : $struct->is_tds === 1,
            objectName: FFI::string($struct->object_name),
            code: $struct->code === Constants::PAYNET_NO_CODE ? null : $struct->code,
            message: FFI::string($struct->message),
        );
    }
}
