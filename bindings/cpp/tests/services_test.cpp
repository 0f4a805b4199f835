// A whole payment against the sandbox, with all that may come of it.

#include "order.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <sstream>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

const std::string auth_path = "/v1/paynetj/auth";
const std::string check_bin_path = "/v1/paynetj/check_bin";
const std::string save_card_path = "/v1/paynetj/save_card";
const std::string create_token_path = "/v1/paynetj/create_token";
const std::string check_card_bin_path = "/v1/paynetj/check_card_bin";
const std::string create_card_token_path = "/v1/paynetj/create_card_token";
const std::string card_list_path = "/v1/card/list";
const std::string charge_path = "/v1/transaction/charge";
const std::string check_path = "/v1/transaction/check";

constexpr const char* user = "kasa-7";

template <class Value>
std::string text_of(const Value& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// An order with everything but the charge.
Order ready(const paynet::Client& client) {
  Order order;
  order.session_id = client.auth(order.auth()).session_id;
  order.choose_single_payment(client.check_bin(order.check_bin()));
  order.token_id = client.create_token(order.create_token()).token_id;
  return order;
}

// A payment with which the card was stored.
paynet::Payment payment_that_stores_the_card(const paynet::Client& client) {
  Order order;
  paynet::AuthRequest auth = order.auth();
  auth.save_card = true;
  auth.user_unique_id = user;
  auth.card_desc = "Kırmızı";
  order.session_id = client.auth(auth).session_id;
  order.choose_single_payment(client.check_bin(order.check_bin()));
  order.token_id = client.create_token(order.create_token()).token_id;
  return client.charge(order.charge());
}

std::vector<paynet::Card> cards_of(const paynet::Client& client, const paynet::Payment& payment) {
  paynet::CardListRequest request;
  request.card_owner_id = payment.card_owner_id;
  return client.card_list(request).cards;
}

// `count` rows like `row`, whose "#" is the number of the row.
std::string body_with_rows(const std::string& list, const std::string& row, int count) {
  std::string body = R"(body={"code":0,")" + list + R"(":[)";
  for (int i = 0; i < count; ++i) {
    std::string numbered = row;
    numbered.replace(numbered.find('#'), 1, std::to_string(i));
    body += (i == 0 ? "" : ",") + numbered;
  }
  return body + "]}";
}

TEST_CASE("auth opens a session") {
  const paynet::Client client(sandbox_options());
  const Order order;
  const paynet::AuthResponse response = client.auth(order.auth());
  CHECK(response.session_id.rfind("js_", 0) == 0);
  CHECK(response.tds_required == false);
  CHECK_FALSE(response.expire_date.empty());
  CHECK_FALSE(response.name.empty());
  CHECK(response.object_name == "paynetj_auth");
  CHECK(response.code == 0);
  CHECK_FALSE(response.message.empty());
}

TEST_CASE("all that auth may send arrives") {
  const paynet::Client client(sandbox_options());
  const Order order;
  paynet::AuthRequest request = order.auth();
  request.pos_type = paynet::PosType::own;
  request.add_commission = true;
  request.tds_required = true;
  request.agent_id = "42";
  const paynet::AuthResponse response = client.auth(request);
  CHECK(response.tds_required == true);

  Order paid = order;
  paid.session_id = response.session_id;
  const paynet::CheckBinResponse bank = client.check_bin(paid.check_bin());
  paid.choose_single_payment(bank);
  for (const paynet::Instalment& way : bank.instalments) {
    CHECK(way.total_amount == 123456 + way.commission.value());
  }
}

TEST_CASE("check_bin tells the bank and its instalments") {
  const paynet::Client client(sandbox_options());
  Order order;
  order.session_id = client.auth(order.auth()).session_id;
  const paynet::CheckBinResponse response = client.check_bin(order.check_bin());
  CHECK(response.tds_enable == true);
  CHECK(response.bank_id == "AXSS");
  CHECK(response.card_type == "cc");
  CHECK(response.bank_name == "Axess");
  CHECK(response.bank_logo.rfind("https://", 0) == 0);
  CHECK(response.object_name == "paynetj_bin");
  CHECK(response.code == 0);
  REQUIRE(response.instalments.size() == 5);
  for (const paynet::Instalment& way : response.instalments) {
    CHECK(way.instalment_key.rfind("ji_", 0) == 0);
    CHECK(way.total_amount == 123456);
    CHECK(way.commission > 0);
    CHECK_FALSE(way.desc.empty());
    if (way.instalment == 3) {
      CHECK(way.instalment_amount == 41152);
    }
  }

  paynet::CheckBinRequest single = order.check_bin();
  single.no_instalment = true;
  CHECK(client.check_bin(single).instalments.size() == 1);
}

TEST_CASE("a charge is a payment with all that a receipt needs, and check finds it again") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  paynet::ChargeRequest request = order.charge();
  request.amount = 123456;
  request.add_commission = false;
  request.no_instalment = false;
  request.instalments = 0;
  const paynet::Payment payment = client.charge(request);
  CHECK(payment.paid());
  CHECK(payment.outcome == paynet::Outcome::paid);
  CHECK(payment.found_by == paynet::FoundBy::answer);
  CHECK(payment.is_succeed == true);
  CHECK(payment.code == 0);
  CHECK(payment.transaction_type == PAYNET_TRANSACTION_SALE);
  CHECK(payment.pos_type == PAYNET_POS_PAYNET);
  CHECK(payment.is_tds == false);
  CHECK(payment.instalment == 0);
  CHECK(payment.amount == 123456);
  CHECK(payment.net_amount.value() == 123456 - payment.commission.value() - payment.commission_tax.value());
  CHECK(payment.end_user_commission == 0);
  CHECK(payment.xact_id.rfind("xk_", 0) == 0);
  CHECK(payment.reference_no == order.reference_no);
  CHECK(payment.card_no_masked == "435508******4358");
  CHECK(payment.card_holder == "Ayşe Çiğdem Şıkoğlu");
  CHECK(payment.currency == "TRY");
  CHECK(payment.ratio == "0.0200");
  CHECK_FALSE(payment.authorization_code.empty());

  paynet::CheckRequest by_xact_id;
  by_xact_id.xact_id = payment.xact_id;
  for (const paynet::CheckRequest& asked : {order.check(), by_xact_id}) {
    const paynet::CheckResponse found = client.check(asked);
    CHECK(found.outcome == paynet::Outcome::paid);
    CHECK(found.code == 0);
    REQUIRE(found.payments.size() == 1);
    REQUIRE(found.paid() == &found.payments[0]);
    CHECK(found.paid()->xact_id == payment.xact_id);
    CHECK(found.paid()->amount == 123456);
  }
}

TEST_CASE("a preauthorisation is told as one") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  paynet::ChargeRequest request = order.charge();
  request.transaction_type = paynet::TransactionType::preauthorisation;
  CHECK(client.charge(request).transaction_type == PAYNET_TRANSACTION_PREAUTHORISATION);
}

TEST_CASE("a payment that nobody made is found as none") {
  const paynet::Client client(sandbox_options());
  const Order order;
  const paynet::CheckResponse response = client.check(order.check());
  CHECK(response.outcome == paynet::Outcome::none);
  CHECK(response.payments.empty());
  CHECK(response.paid() == nullptr);
  CHECK(response.code == 12);
}

TEST_CASE("a card is stored and pays again") {
  const paynet::Client client(sandbox_options());
  const paynet::Payment first = payment_that_stores_the_card(client);
  REQUIRE(first.is_save_card_succeed == true);
  CHECK(first.user_unique_id == user);

  paynet::CardListRequest list;
  list.card_owner_id = first.card_owner_id;
  const paynet::CardListResponse listed = client.card_list(list);
  CHECK(listed.has_more == false);
  CHECK(listed.total == 1);
  CHECK(listed.total_count == 1);
  REQUIRE(listed.cards.size() == 1);
  const paynet::Card& card = listed.cards[0];
  CHECK(card.card_owner_id == first.card_owner_id);
  CHECK(card.user_unique_id == user);
  CHECK(card.card_desc == "Kırmızı");
  CHECK(card.card_no.rfind("435508", 0) == 0);
  CHECK(card.card_brand_name == "VISA");
  CHECK(card.expire_month == 0);

  Order order;
  order.session_id = client.auth(order.auth()).session_id;
  paynet::CheckCardBinRequest bin;
  bin.session_id = order.session_id;
  bin.card_hash = card.card_hash;
  bin.card_owner_id = card.card_owner_id;
  const paynet::CheckBinResponse bank = client.check_card_bin(bin);
  CHECK(bank.bank_id == "AXSS");
  order.choose_single_payment(bank);

  paynet::CreateCardTokenRequest token;
  token.session_id = order.session_id;
  token.card_hash = card.card_hash;
  token.card_owner_id = card.card_owner_id;
  token.instalment_key = order.instalment_key;
  token.do_3ds = false;
  token.ip = "203.0.113.7";
  const paynet::CreateTokenResponse response = client.create_card_token(token);
  CHECK(response.token_id.rfind("jt_", 0) == 0);
  CHECK(response.is_tds == false);
  order.token_id = response.token_id;
  CHECK(client.charge(order.charge()).paid());
}

TEST_CASE("save_card asks for it after auth") {
  const paynet::Client client(sandbox_options());
  Order order;
  paynet::AuthRequest auth = order.auth();
  auth.user_unique_id = "kasa-8";
  order.session_id = client.auth(auth).session_id;
  paynet::SaveCardRequest request;
  request.session_id = order.session_id;
  request.card_desc = "Mavi";
  const paynet::SaveCardResponse response = client.save_card(request);
  CHECK(response.session_id == order.session_id);
  CHECK(response.object_name == "paynetj_save_card");
  CHECK(response.code == 0);
  order.choose_single_payment(client.check_bin(order.check_bin()));
  order.token_id = client.create_token(order.create_token()).token_id;
  const paynet::Payment payment = client.charge(order.charge());
  CHECK(payment.is_save_card_succeed == true);
  CHECK(cards_of(client, payment).at(0).card_desc == "Mavi");
}

TEST_CASE("every service passes on Paynet's refusal") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  paynet::SaveCardRequest save_card;
  save_card.session_id = order.session_id;
  paynet::CheckCardBinRequest check_card_bin;
  check_card_bin.session_id = order.session_id;
  check_card_bin.card_hash = "no such card";
  paynet::CreateCardTokenRequest create_card_token;
  create_card_token.session_id = order.session_id;
  create_card_token.card_hash = "no such card";
  create_card_token.instalment_key = order.instalment_key;
  create_card_token.do_3ds = false;
  paynet::CardListRequest card_list;
  card_list.card_owner_id = "nobody";

  const auto refused = [](const std::string& path, auto call) {
    CAPTURE(path);
    next_meets(path, "status=400,code=15");
    try {
      (void)call();
      FAIL("no exception");
    } catch (const paynet::AnsweredException& exception) {
      CHECK(exception.code == PAYNET_ERR_BAD_REQUEST);
      CHECK(exception.paynet_code == 15);
    }
  };
  refused(auth_path, [&] { return client.auth(order.auth()); });
  refused(check_bin_path, [&] { return client.check_bin(order.check_bin()); });
  refused(save_card_path, [&] { return client.save_card(save_card); });
  refused(create_token_path, [&] { return client.create_token(order.create_token()); });
  refused(check_card_bin_path, [&] { return client.check_card_bin(check_card_bin); });
  refused(create_card_token_path, [&] { return client.create_card_token(create_card_token); });
  refused(card_list_path, [&] { return client.card_list(card_list); });
  refused(charge_path, [&] { return client.charge(order.charge()); });
  refused(check_path, [&] { return client.check(order.check()); });
}

TEST_CASE("each service asks for its own kind of key") {
  const auto code_without = [](std::string_view paynet::ClientOptions::*key, auto call) {
    paynet::ClientOptions options = sandbox_options();
    options.*key = {};
    const auto result = call(paynet::Client(options));
    REQUIRE_FALSE(result);
    return result.error().code;
  };
  const Order order;
  CHECK(code_without(&paynet::ClientOptions::publishable_key,
                     [&](const auto& client) { return client.try_auth(order.auth()); }) == PAYNET_ERR_KEY_MISSING);
  CHECK(code_without(&paynet::ClientOptions::secret_key,
                     [&](const auto& client) { return client.try_check(order.check()); }) == PAYNET_ERR_KEY_MISSING);
}

TEST_CASE("a decline is a payment that is not paid, with the bank's texts") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  next_meets(charge_path, "decline=51,Bakiye yetersiz");
  const auto result = client.try_charge(order.charge());
  REQUIRE(result);
  CHECK_FALSE(result->paid());
  CHECK(result->outcome == paynet::Outcome::not_paid);
  CHECK(result->is_succeed == false);
  CHECK(result->bank_error_id == "51");
  CHECK(result->bank_error_message == "Bakiye yetersiz");

  const paynet::CheckResponse found = client.check(order.check());
  CHECK(found.outcome == paynet::Outcome::not_paid);
  CHECK(found.payments.size() == 1);
  CHECK(found.paid() == nullptr);
}

TEST_CASE("a payment whose answer is lost is found by a look-up") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  next_meets(charge_path, "close-after-reading");
  const paynet::Payment payment = client.charge(order.charge());
  CHECK(payment.paid());
  CHECK(payment.found_by == paynet::FoundBy::look_up);
}

TEST_CASE("a charge that never arrived is repeated with the same session") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  next_meets(charge_path, "cut-request=10");
  const paynet::Payment payment = client.charge(order.charge());
  CHECK(payment.paid());
  CHECK(payment.found_by == paynet::FoundBy::repeat);
}

namespace {

// A journal of this test's own.
struct Journal {
  std::string path = "/tmp/" + new_number() + ".journal";

  Journal() = default;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  ~Journal() { std::remove(path.c_str()); }

  [[nodiscard]] paynet::Client client() const {
    paynet::ClientOptions options = sandbox_options();
    options.journal_file = path;
    return paynet::Client(options);
  }
};

} // namespace

TEST_CASE("a charge in flight is told once") {
  const Journal journal;
  Order order;
  {
    const paynet::Client client = journal.client();
    order = ready(client);
    paynet::ChargeRequest charge = order.charge();
    charge.amount = 123456;
    charge.budget = std::chrono::seconds(1);
    charge.repeat = false;
    next_meets(charge_path, "close-after-reading");
    for (int count = 0; count < 40; ++count) {
      next_meets(check_path, "status=503");
    }
    CHECK_THROWS_AS((void)client.charge(charge), paynet::UnknownOutcomeException);
  }
  const paynet::Client client = journal.client();
  paynet::InFlightResponse answer = client.in_flight();
  while (answer.charges.at(0).code == PAYNET_ERR_SERVER) {
    CHECK(answer.charges.at(0).outcome == paynet::Outcome::unknown);
    answer = client.in_flight();
  }
  CHECK(answer.damaged_lines == 0);
  const paynet::InFlightCharge& charge = answer.charges.at(0);
  CHECK(charge.outcome == paynet::Outcome::paid);
  CHECK(charge.code == PAYNET_OK);
  CHECK(charge.reference_no == order.reference_no);
  CHECK(charge.session_id == order.session_id);
  CHECK(charge.amount == 123456);
  CHECK(!charge.instalments);
  CHECK(charge.card_no_masked == "435508******4358");
  CHECK(charge.time.size() == 20);
  const paynet::CheckResponse found = client.check(order.check());
  REQUIRE(found.paid() != nullptr);
  CHECK(charge.xact_id == found.paid()->xact_id);
  CHECK(charge.authorization_code == found.paid()->authorization_code);
  CHECK(has(text_of(answer), "damaged_lines=0, charges=[InFlightCharge{outcome=paid"));
  CHECK(client.in_flight().charges.empty());
}

TEST_CASE("one client has the journal at a time, and without one nothing can be told") {
  const Journal journal;
  {
    const paynet::Client client = journal.client();
    try {
      const paynet::Client second = journal.client();
      FAIL("two clients share a journal");
    } catch (const paynet::CallException& exception) {
      CHECK(exception.code == PAYNET_ERR_JOURNAL);
    }
  }
  CHECK(journal.client().in_flight().charges.empty());
  CHECK_THROWS_AS((void)paynet::Client(sandbox_options()).in_flight(), paynet::CallException);
}

TEST_CASE("an unknown outcome is an exception of its own, and charging again settles it") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  paynet::ChargeRequest request = order.charge();
  request.repeat = false;
  request.budget = std::chrono::milliseconds(1000);
  next_meets(charge_path, "cut-request=10");
  try {
    (void)client.charge(request);
    FAIL("no exception");
  } catch (const paynet::UnknownOutcomeException& exception) {
    CHECK(exception.code == PAYNET_ERR_CHARGE_UNKNOWN);
  }
  request.repeat = true;
  CHECK(client.charge(request).paid());
  CHECK(client.check(order.check()).payments.size() == 1);
}

TEST_CASE("a new client looks a payment up first if it is told to") {
  const Order order = [] {
    const paynet::Client client(sandbox_options());
    Order paid = ready(client);
    (void)client.charge(paid.charge());
    return paid;
  }();
  paynet::ChargeRequest request = order.charge();
  request.look_up_first = true;
  const paynet::Client client(sandbox_options());
  const paynet::Payment payment = client.charge(request);
  CHECK(payment.paid());
  CHECK(payment.found_by == paynet::FoundBy::look_up);
}

TEST_CASE("a budget that the library refuses is named") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  paynet::ChargeRequest request = order.charge();
  request.budget = std::chrono::hours(1);
  const auto result = client.try_charge(request);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == PAYNET_ERR_INVALID_FIELD);
  CHECK(result.error().field == "budget_ms");
}

TEST_CASE("a list that is longer than expected arrives whole") {
  const paynet::Client client(sandbox_options());
  Order order = ready(client);
  const std::string ways = body_with_rows("data", R"({"instalment_key":"ji_#"})", 40);
  // For the call and its repetition.
  next_meets(check_bin_path, ways);
  next_meets(check_bin_path, ways);
  const auto instalments = client.check_bin(order.check_bin()).instalments;
  REQUIRE(instalments.size() == 40);
  CHECK(instalments.front().instalment_key == "ji_0");
  CHECK(instalments.back().instalment_key == "ji_39");
  CHECK(instalments.back().instalment == std::nullopt);
  CHECK(instalments.back().total_amount == std::nullopt);

  const std::string cards = body_with_rows("Data", R"({"card_hash":"#"})", 33);
  next_meets(card_list_path, cards);
  next_meets(card_list_path, cards);
  paynet::CardListRequest list;
  list.card_owner_id = "somebody";
  const auto listed = client.card_list(list).cards;
  REQUIRE(listed.size() == 33);
  CHECK(listed.back().card_hash == "32");

  for (int attempt = 0; attempt < 17; ++attempt) {
    next_meets(charge_path, "decline=51");
    REQUIRE_FALSE(client.charge(order.charge()).paid());
  }
  REQUIRE(client.charge(order.charge()).paid());
  const paynet::CheckResponse found = client.check(order.check());
  CHECK(found.payments.size() == 18);
  CHECK(found.paid() == &found.payments.back());
}

TEST_CASE("a value that doesn't fit is an error and no longer list") {
  const paynet::Client client(sandbox_options());
  const Order order = ready(client);
  next_meets(check_bin_path, body_with_rows("data", R"({"instalment_key":"#)" + std::string(256, 'x') + R"("})", 1));
  const auto result = client.try_check_bin(order.check_bin());
  REQUIRE_FALSE(result);
  CHECK(result.error().code == PAYNET_ERR_ANSWER_DOES_NOT_FIT);
}

TEST_CASE("numbers that Paynet invents and answers it leaves out make nothing unreadable") {
  const paynet::Client client(sandbox_options());
  const Order order;
  next_meets(check_path, R"(body={"code":0,"Data":[{"is_succeed":true,"transaction_type":77,"pos_type":9},{}]})");
  const paynet::CheckResponse found = client.check(order.check());
  REQUIRE(found.payments.size() == 2);
  CHECK(found.payments[0].transaction_type == 77);
  CHECK(found.payments[0].pos_type == 9);
  CHECK(found.payments[1].transaction_type == std::nullopt);
  CHECK(found.payments[1].is_succeed == std::nullopt);
  CHECK(found.payments[1].amount == std::nullopt);
  CHECK(found.payments[1].xact_id.empty());
}

template <class Response, class = void>
struct TellsWhatIsPaid : std::false_type {};
template <class Response>
struct TellsWhatIsPaid<Response, std::void_t<decltype(std::declval<Response>().paid())>> : std::true_type {};

// What it points to lies in the response.
static_assert(TellsWhatIsPaid<const paynet::CheckResponse&>::value);
static_assert(!TellsWhatIsPaid<paynet::CheckResponse>::value);

TEST_CASE("the paid payment is the first one, and only if the whole says so") {
  paynet::CheckResponse response;
  response.payments.resize(3);
  response.payments[1].outcome = paynet::Outcome::paid;
  response.payments[2].outcome = paynet::Outcome::paid;
  CHECK(response.paid() == nullptr);
  response.outcome = paynet::Outcome::paid;
  CHECK(response.paid() == &response.payments[1]);
}

// An order whose shopper has to confirm, and the request for it.
struct OrderWith3d {
  Order order;
  paynet::CreateTokenResponse token;

  explicit OrderWith3d(const paynet::Client& client) {
    order.session_id = client.auth(order.auth()).session_id;
    order.choose_single_payment(client.check_bin(order.check_bin()));
    paynet::CreateTokenRequest request = order.create_token();
    request.do_3ds = true;
    token = client.create_token(request);
    order.token_id = token.token_id;
  }

  [[nodiscard]] paynet::ThreeDRequest request() const {
    paynet::ThreeDRequest request;
    request.session_id = order.session_id;
    request.token_id = order.token_id;
    request.post_url = token.post_url;
    request.browser = "true"; // does nothing
    return request;
  }
};

TEST_CASE("the shopper's browser is sent to Paynet by an address or a page") {
  const paynet::Client client(sandbox_options());
  const OrderWith3d opened(client);
  CHECK(opened.token.is_tds == true);
  const std::string url = client.three_d_url(opened.request());
  CHECK(url.rfind(opened.token.post_url + "?session_id=js_", 0) == 0);
  const std::string page = client.three_d_page(opened.request());
  CHECK(page.rfind("<!DOCTYPE html>", 0) == 0);
  CHECK(has(page, "action=\"" + opened.token.post_url + "\""));
  CHECK(page.find('\0') == std::string::npos);
}

TEST_CASE("a browser is sent nowhere else") {
  const paynet::Client client(sandbox_options());
  const OrderWith3d opened(client);
  paynet::ThreeDRequest request = opened.request();
  request.post_url = "https://paynet.example.com/";
  const auto url = client.try_three_d_url(request);
  REQUIRE_FALSE(url);
  CHECK(url.error().code == PAYNET_ERR_POST_URL);
  CHECK(url.error().field == "post_url");
  CHECK_THROWS_AS((void)client.three_d_page(request), paynet::CallException);
  CHECK_THROWS_AS((void)client.three_d_browse(request), paynet::CallException);
}

TEST_CASE("a watch tells by the addresses how far the shopper is") {
  const paynet::Client client(sandbox_options());
  const std::string paynet_host = given("PAYNET_BASE_URL");
  paynet::ThreeDWatch watch = client.three_d_watch();
  CHECK(watch.state() == paynet::ThreeDState::not_started);
  CHECK(watch.visited(paynet_host + "/v1/paynetjgate/tds") == paynet::ThreeDState::not_started);
  CHECK(watch.visited("https://acs.example.com/") == paynet::ThreeDState::at_bank);
  CHECK(watch.visited("about:blank") == paynet::ThreeDState::at_bank);
  CHECK(watch.visited(paynet_host + "/v1/paynetjgate/return") == paynet::ThreeDState::back);
  CHECK(watch.state() == paynet::ThreeDState::back);

  const auto cut = watch.try_visited(std::string_view("https://a\0b", 11));
  REQUIRE_FALSE(cut);
  CHECK(cut.error().field == "address");
}

TEST_CASE("the shopper confirms in a browser, and the charge tells that the bank was content") {
  const paynet::Client client(sandbox_options());
  const OrderWith3d opened(client);
  paynet::ThreeDRequest request = opened.request();
  request.browser = given("PAYNET_SHOPPER");
  CHECK(client.three_d_browse(request) == paynet::ThreeDState::back);
  const paynet::Payment payment = client.charge(opened.order.charge());
  CHECK(payment.paid());
  CHECK(payment.is_tds == true);
}

TEST_CASE("a payment that the shopper did not confirm is not paid") {
  const paynet::Client client(sandbox_options());
  const OrderWith3d opened(client);
  const paynet::Payment payment = client.charge(opened.order.charge());
  CHECK_FALSE(payment.paid());
  CHECK_FALSE(payment.paynet_error_message.empty());
}

TEST_CASE("waiting for the shopper ends when the time is up") {
  const paynet::Client client(sandbox_options());
  const OrderWith3d opened(client);
  paynet::ThreeDRequest request = opened.request();
  request.timeout = std::chrono::seconds(1);
  CHECK(client.three_d_browse(request) == paynet::ThreeDState::time_up);
}

TEST_CASE("another thread ends the waiting") {
  const paynet::Client client(sandbox_options());
  const OrderWith3d opened(client);
  const auto nothing = client.try_three_d_cancel(opened.order.session_id);
  REQUIRE_FALSE(nothing);
  CHECK(nothing.error().code == PAYNET_ERR_NOT_UNDER_WAY);
  CHECK_THROWS_AS(client.three_d_cancel(opened.order.session_id), paynet::CallException);

  std::thread impatient([&] {
    while (!client.try_three_d_cancel(opened.order.session_id)) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  });
  CHECK(client.three_d_browse(opened.request()) == paynet::ThreeDState::cancelled);
  impatient.join();
}

TEST_CASE("a browser that isn't there is named") {
  const paynet::Client client(sandbox_options());
  const OrderWith3d opened(client);
  paynet::ThreeDRequest request = opened.request();
  request.browser = "/no/such/browser";
  const auto result = client.try_three_d_browse(request);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == PAYNET_ERR_BROWSER);
}

TEST_CASE("amounts are read and written as people do") {
  using paynet::Amount;
  using paynet::AmountForm;
  CHECK(Amount::parse("1.234,56") == 123456);
  CHECK(Amount::parse("1,234.56") == 123456);
  CHECK(Amount::parse("10") == 1000);
  CHECK(Amount::parse(std::string_view("10,5 and more").substr(0, 4)) == 1050);
  CHECK(Amount::format(123456, AmountForm::turkish) == "1.234,56");
  CHECK(Amount::format(123456, AmountForm::plain) == "1234.56");
  CHECK(Amount::format(std::numeric_limits<std::int64_t>::max(), AmountForm::turkish) == "92.233.720.368.547.758,07");
}

TEST_CASE("a text that is no amount, or two, is refused") {
  using paynet::Amount;
  const auto twofold = Amount::try_parse("1.234");
  REQUIRE_FALSE(twofold);
  CHECK(twofold.error().code == PAYNET_ERR_AMBIGUOUS_AMOUNT);
  CHECK(has(twofold.error().message, "1234,00"));
  CHECK(has(twofold.error().message, "1,234"));
  for (const char* text : {"", "abc", "-1", "1,2,3"}) {
    CAPTURE(text);
    const auto result = Amount::try_parse(text);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == PAYNET_ERR_AMOUNT);
  }
  CHECK_THROWS_AS((void)Amount::parse("1.234"), paynet::CallException);
  const auto cut = Amount::try_parse(std::string_view("10\0", 3));
  REQUIRE_FALSE(cut);
  CHECK(cut.error().code == PAYNET_ERR_TEXT);
  const auto form = Amount::try_format(1, static_cast<paynet::AmountForm>(9));
  REQUIRE_FALSE(form);
  CHECK(form.error().code == PAYNET_ERR_INVALID_FIELD);
}

TEST_CASE("what is printed of a payment shows neither card nor holder") {
  paynet::CheckBinRequest bin;
  bin.bin = test_pan;
  CHECK(text_of(bin) == "CheckBinRequest{session_id=, bin=***, no_instalment=(not set)}");

  paynet::AuthRequest auth;
  auth.amount = 123456;
  auth.pos_type = paynet::PosType::own;
  auth.add_commission = true;
  auth.user_gsm_no = "5550000000";
  const std::string printed = text_of(auth);
  CHECK(has(printed, "amount=123456"));
  CHECK(has(printed, "pos_type=own"));
  CHECK(has(printed, "add_commission=yes"));
  CHECK(has(printed, "save_card=(not set)"));
  CHECK(has(printed, "user_gsm_no=***"));

  paynet::ChargeRequest charge;
  charge.budget = std::chrono::seconds(10);
  CHECK(has(text_of(charge), "transaction_type=sale"));
  CHECK(has(text_of(charge), "budget=10000 ms"));

  paynet::CheckResponse response;
  response.payments.resize(2);
  response.payments[0].card_holder = "Ayşe";
  response.payments[0].email = "visible@example.com";
  response.payments[0].phone = "5550000000";
  const std::string list = text_of(response);
  CHECK(has(list, "payments=[Payment{outcome=none"));
  CHECK(has(list, "}, Payment{"));
  for (const char* secret : {"Ayşe", "visible", "5550000000"}) {
    CAPTURE(secret);
    CHECK_FALSE(has(list, secret));
  }
}

} // namespace
