<?php

declare(strict_types=1);

namespace Paynet\Tests;

use Paynet\ChargeRequest;
use Paynet\Client;
use Paynet\Constants;
use Paynet\Exception\CallException;
use Paynet\Tests\Support\Folder;
use Paynet\Tests\Support\Sandbox;
use Paynet\ThreeDRequest;
use Paynet\ThreeDState;
use PHPUnit\Framework\TestCase;

final class ThreeDTest extends TestCase
{
    private Sandbox $sandbox;

    private Client $client;

    private Folder $folder;

    protected function setUp(): void
    {
        $this->sandbox = new Sandbox();
        $this->client = $this->sandbox->client();
        $this->folder = new Folder();
    }

    public function testAPaymentIsTakenAfterTheShopperConfirmed(): void
    {
        $request = $this->request();
        $addresses = $this->sandbox->confirm($this->client->threeDUrl($request));
        $payment = $this->client->charge(new ChargeRequest($request->sessionId, $request->tokenId, 'order-1'));

        self::assertTrue($payment->paid);
        self::assertTrue($payment->isTds);
        self::assertSame(ThreeDState::Back, $this->stateAfter($addresses));
    }

    public function testOnlyTheChargeTellsThatTheBankSaidNo(): void
    {
        $request = $this->request();
        $addresses = $this->sandbox->confirm($this->client->threeDUrl($request), 'a wrong password');
        $payment = $this->client->charge(new ChargeRequest($request->sessionId, $request->tokenId, 'order-1'));

        self::assertSame(ThreeDState::Back, $this->stateAfter($addresses));
        self::assertFalse($payment->paid);
        self::assertSame('16', $payment->paynetErrorId);
    }

    public function testTheWatchFollowsTheShopper(): void
    {
        $watch = $this->client->threeDWatch();
        self::assertSame(ThreeDState::NotStarted, $watch->state);
        $states = [];
        foreach (['about:blank', "{$this->sandbox->url}/gate", 'https://bank.example/', 'data:,'] as $address) {
            $states[] = $watch->visited($address);
        }
        $states[] = $watch->visited("{$this->sandbox->url}/return?session_id=x");

        self::assertSame(['NotStarted', 'NotStarted', 'AtBank', 'AtBank', 'Back'], array_column($states, 'name'));
        self::assertSame(ThreeDState::Back, $watch->state);
    }

    public function testAWatchGoesOnWhenTheClientIsNoLongerUsed(): void
    {
        $watch = $this->sandbox->client()->threeDWatch();
        $watch->visited($this->sandbox->url);

        self::assertSame(ThreeDState::AtBank, $watch->visited('https://bank.example/'));
    }

    public function testAWatchOfAClosedClientRefusesToWork(): void
    {
        $watch = $this->client->threeDWatch();
        $this->client->close();
        $this->expectException(CallException::class);
        $watch->visited('https://bank.example/');
    }

    public function testThePageLeadsToTheSamePlaceAndHasTheIds(): void
    {
        $request = $this->request();
        $page = $this->client->threeDPage($request);

        self::assertStringStartsWith('<!DOCTYPE html>', $page);
        self::assertStringEndsWith('</html>', rtrim($page));
        self::assertStringContainsString(htmlspecialchars($request->tokenId), html_entity_decode($page));
        self::assertStringContainsString(strtok($this->client->threeDUrl($request), '?'), html_entity_decode($page));
    }

    /**
     * @dataProvider forms
     */
    public function testAnAddressThatIsNotPaynetsIsRefused(string $form): void
    {
        try {
            $this->client->$form(new ThreeDRequest('js_1', 'jt_1', 'https://paynet.example/tds'));
            self::fail('it was accepted');
        } catch (CallException $failure) {
            self::assertSame(Constants::PAYNET_ERR_POST_URL, $failure->getCode());
            self::assertSame('post_url', $failure->field);
        }
    }

    /** @return iterable<array{string}> */
    public function forms(): iterable
    {
        yield ['threeDUrl'];
        yield ['threeDPage'];
        yield ['threeDBrowse'];
    }

    /**
     * @dataProvider reports
     */
    public function testABrowserIsOpenedUntilTheShopperIsDone(string $report, ThreeDState $state): void
    {
        $program = __DIR__ . '/programs/browser.php';
        $browser = $this->browser('exec ' . escapeshellarg(PHP_BINARY) . " '$program' $report \"\$1\"");

        self::assertSame($state, $this->client->threeDBrowse($this->request(browser: $browser)));
    }

    /** @return iterable<array{string, ThreeDState}> */
    public function reports(): iterable
    {
        yield ['back', ThreeDState::Back];
        yield ['cancelled', ThreeDState::Cancelled];
    }

    public function testAShopperMayTakeTooLong(): void
    {
        $request = $this->request(browser: $this->browser('exit 0'), timeoutMs: 1_000);

        self::assertSame(ThreeDState::TimeUp, $this->client->threeDBrowse($request));
    }

    public function testABrowserThatDoesNotStartIsReported(): void
    {
        try {
            $this->client->threeDBrowse($this->request(browser: '/no/such/browser'));
            self::fail('it started');
        } catch (CallException $failure) {
            self::assertSame(Constants::PAYNET_ERR_BROWSER, $failure->getCode());
        }
    }

    public function testThereIsNothingToCancel(): void
    {
        try {
            $this->client->threeDCancel('js_1');
            self::fail('something was cancelled');
        } catch (CallException $failure) {
            self::assertSame(Constants::PAYNET_ERR_NOT_UNDER_WAY, $failure->getCode());
        }
    }

    private function request(mixed ...$fields): ThreeDRequest
    {
        $token = $this->client->createToken($this->sandbox->request());
        return new ThreeDRequest(...$fields + [
            'sessionId' => $this->sandbox->sessionId,
            'tokenId' => $token->tokenId,
            'postUrl' => $token->postUrl,
        ]);
    }

    /** @param list<string> $addresses */
    private function stateAfter(array $addresses): ThreeDState
    {
        $watch = $this->client->threeDWatch();
        array_map($watch->visited(...), $addresses);
        return $watch->state;
    }

    private function browser(string $script): string
    {
        $path = $this->folder->write('browser', "#!/bin/sh\n$script\n");
        chmod($path, 0755);
        return $path;
    }
}
