// The wrapper against the sandbox.

#include "sandbox.hpp"

#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <initializer_list>
#include <iterator>
#include <locale>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <type_traits>
#include <typeinfo>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

struct NamedCode {
  const char* name;
  std::int32_t code;
};

// Every PAYNET_ERR_ of the header, listed by tests/run.
constexpr NamedCode codes_of_header[] = {
#define STATUS(NAME) {#NAME, NAME},
#include "status_codes.inc"
#undef STATUS
};

struct NamedNumber {
  const char* kind;
  std::int32_t number;
};

// The numbers that enums of paynet.hpp have, listed by tests/run: {"OUTCOME", 1} for PAYNET_OUTCOME_PAID.
constexpr NamedNumber numbers_of_header[] = {
#define NUMBER(KIND, NAME) {#KIND, NAME},
#include "numbers.inc"
#undef NUMBER
};

template <class Enum>
bool has_all_of_header(const std::string& kind, std::initializer_list<Enum> enumerators) {
  std::set<std::int32_t> in_header;
  for (const NamedNumber& entry : numbers_of_header) {
    if (entry.kind == kind) {
      in_header.insert(entry.number);
    }
  }
  std::set<std::int32_t> here;
  for (const Enum enumerator : enumerators) {
    here.insert(static_cast<std::int32_t>(enumerator));
  }
  return here == in_header;
}

template <class Value>
std::string text_of(const Value& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

paynet::Error error_with(std::int32_t code) {
  paynet::Error error;
  error.code = code;
  error.message = "what happened";
  return error;
}

template <class Expected>
bool raises_exactly(std::int32_t code) {
  try {
    paynet::raise(error_with(code));
  } catch (const paynet::Exception& exception) {
    return typeid(exception) == typeid(Expected) && exception.code == code;
  }
}

bool raises_exception_of_its_class(std::int32_t code) {
  if (code < 100) {
    return raises_exactly<paynet::CallException>(code);
  }
  if (code < 200) {
    return raises_exactly<paynet::NotReachedException>(code);
  }
  if (code < 300) {
    return raises_exactly<paynet::UnknownOutcomeException>(code);
  }
  if (code < 400) {
    return raises_exactly<paynet::AnsweredException>(code);
  }
  return raises_exactly<paynet::DefectException>(code);
}

TEST_CASE("a token and all else that Paynet says arrive") {
  const paynet::Client client(sandbox_options());
  const paynet::CreateTokenResponse response = client.create_token(sandbox_request());
  CHECK(response.token_id.rfind("jt_", 0) == 0);
  CHECK(response.post_url.rfind("https://", 0) == 0);
  CHECK(response.is_tds == true);
  CHECK(response.object_name == "paynetj_token");
  CHECK(response.code == 0);
}

TEST_CASE("what Paynet did not say stays empty") {
  const paynet::Client client(sandbox_options());
  const std::string bare = R"(sandbox:status=200,body={"token_id":"jt_1"})";
  const paynet::CreateTokenResponse response = client.create_token(faulty_request(bare));
  CHECK(response.token_id == "jt_1");
  CHECK(response.post_url.empty());
  CHECK(response.is_tds == std::nullopt);
  CHECK(response.code == std::nullopt);
}

TEST_CASE("without 3-D Secure is_tds is false") {
  const paynet::Client client(sandbox_options());
  paynet::CreateTokenRequest request = sandbox_request();
  request.do_3ds = false;
  CHECK(client.create_token(request).is_tds == false);
}

TEST_CASE("texts need no NUL at their end") {
  const paynet::Client client(sandbox_options());
  const std::string pan_and_more = std::string(test_pan) + "9999";
  const std::string cvc_and_more = "000000";
  paynet::CreateTokenRequest request = sandbox_request();
  request.pan = std::string_view(pan_and_more).substr(0, 16);
  request.cvc = std::string_view(cvc_and_more).substr(0, 3);
  CHECK(client.try_create_token(request));
}

TEST_CASE("a text with a NUL inside is refused and not cut") {
  const paynet::Client client(sandbox_options());
  paynet::CreateTokenRequest request = sandbox_request();
  request.card_holder = std::string_view("Ay\0se", 5);
  const auto result = client.try_create_token(request);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == PAYNET_ERR_TEXT);
  CHECK(result.error().field == "card_holder");
  CHECK(result.error().status_class() == PAYNET_CLASS_CALL);

  paynet::ClientOptions options = sandbox_options();
  options.publishable_key = std::string_view("pbk\0", 4);
  const auto made = paynet::Client::try_make(options);
  REQUIRE_FALSE(made);
  CHECK(made.error().field == "publishable_key");
}

TEST_CASE("a text that is not UTF-8 is refused") {
  const paynet::Client client(sandbox_options());
  paynet::CreateTokenRequest request = sandbox_request();
  request.card_holder = "Ay\xFE"
                        "e";
  const auto result = client.try_create_token(request);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == PAYNET_ERR_TEXT);
}

TEST_CASE("each missing field is named") {
  const paynet::Client client(sandbox_options());
  const auto field_at_fault = [&](auto forget) {
    paynet::CreateTokenRequest request = sandbox_request();
    forget(request);
    const auto result = client.try_create_token(request);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == PAYNET_ERR_MISSING_FIELD);
    return result.error().field;
  };
  CHECK(field_at_fault([](auto& request) { request.session_id = {}; }) == "session_id");
  CHECK(field_at_fault([](auto& request) { request.card_holder = ""; }) == "card_holder");
  CHECK(field_at_fault([](auto& request) { request.pan = {}; }) == "pan");
  CHECK(field_at_fault([](auto& request) { request.cvc = {}; }) == "cvc");
  CHECK(field_at_fault([](auto& request) { request.instalment_key = {}; }) == "instalment_key");
  CHECK(field_at_fault([](auto& request) { request.do_3ds.reset(); }) == "do_3ds");
  CHECK(field_at_fault([](auto& request) { request.ip = {}; }) == "ip");
}

TEST_CASE("the class of a code decides which exception is thrown") {
  const paynet::Client client(sandbox_options());
  paynet::CreateTokenRequest wrong_month = sandbox_request();
  wrong_month.month = 13;
  CHECK_THROWS_AS((void)client.create_token(wrong_month), paynet::CallException);
  CHECK_THROWS_AS((void)client.create_token(faulty_request("sandbox:close-after-reading")),
                  paynet::UnknownOutcomeException);
  CHECK_THROWS_AS((void)client.create_token(faulty_request("sandbox:code=17")), paynet::AnsweredException);

  paynet::ClientOptions nobody = sandbox_options();
  nobody.base_url = "https://127.0.0.1:9";
  CHECK_THROWS_AS((void)paynet::Client(nobody).create_token(sandbox_request()), paynet::NotReachedException);
}

TEST_CASE("the doctor says that all is well, or what is broken and what to do") {
  const std::string healthy = paynet::Client(sandbox_options()).doctor();
  CHECK(healthy.find("\nHer şey yolunda.\nAll is well.\n") != std::string::npos);
  CHECK(healthy.back() == '\n');

  paynet::ClientOptions nobody = sandbox_options();
  nobody.base_url = "https://127.0.0.1:9";
  const auto broken = paynet::Client(nobody).try_doctor();
  REQUIRE(broken);
  CHECK(broken->find("\nBROKEN  CONNECTION_REFUSED\n") != std::string::npos);
  CHECK(broken->find("\nBOZUK  CONNECTION_REFUSED\n") != std::string::npos);
}

TEST_CASE("warming up connects, and the next call uses that connection") {
  const Counts before = sandbox_counts();
  const paynet::Client client(sandbox_options());
  client.warm_up();
  const Counts warm = sandbox_counts();
  CHECK(warm.connections == before.connections + 1);
  CHECK(warm.requests == before.requests);

  CHECK(client.try_warm_up());
  CHECK(client.try_create_token(sandbox_request()));
  const Counts after = sandbox_counts();
  CHECK(after.connections == warm.connections);
  CHECK(after.requests == warm.requests + 1);
}

TEST_CASE("warming up needs no key") {
  paynet::ClientOptions options = sandbox_options();
  options.publishable_key = {};
  options.secret_key = {};
  const Counts before = sandbox_counts();
  paynet::Client(options).warm_up();
  CHECK(sandbox_counts().connections == before.connections + 1);
}

TEST_CASE("warming up says when the server was not reached") {
  paynet::ClientOptions nobody = sandbox_options();
  nobody.base_url = "https://127.0.0.1:9";
  const paynet::Client client(nobody);
  CHECK_THROWS_AS(client.warm_up(), paynet::NotReachedException);
  const auto result = client.try_warm_up();
  REQUIRE_FALSE(result);
  CHECK(result.error().code == PAYNET_ERR_CONNECTION_REFUSED);
  CHECK(result.error().status_class() == PAYNET_CLASS_NOT_REACHED);
  CHECK(result.error().phase == PAYNET_PHASE_CONNECT);
}

TEST_CASE("an exception carries all that is known") {
  const paynet::Client client(sandbox_options());
  try {
    (void)client.create_token(faulty_request("sandbox:status=400,code=17"));
    FAIL("no exception");
  } catch (const paynet::AnsweredException& exception) {
    CHECK(exception.code == PAYNET_ERR_BAD_REQUEST);
    CHECK(exception.name() == "PAYNET_ERR_BAD_REQUEST");
    CHECK(exception.status_class() == PAYNET_CLASS_ANSWERED);
    CHECK(exception.phase == PAYNET_PHASE_READ);
    CHECK(exception.http_status == 400);
    CHECK(exception.paynet_code == 17);
    CHECK_FALSE(exception.error_type.empty());
    CHECK_FALSE(exception.paynet_message.empty());
    CHECK(exception.field.empty());
    CHECK(exception.what() == "PAYNET_ERR_BAD_REQUEST: " + exception.message);
    CHECK(text_of(exception) == exception.what());
  }
}

TEST_CASE("what no answer could say stays empty") {
  paynet::ClientOptions nobody = sandbox_options();
  nobody.base_url = "https://127.0.0.1:9";
  const auto result = paynet::Client(nobody).try_create_token(sandbox_request());
  REQUIRE_FALSE(result);
  CHECK(result.error().code == PAYNET_ERR_CONNECTION_REFUSED);
  CHECK(result.error().phase == PAYNET_PHASE_CONNECT);
  CHECK(result.error().http_status == std::nullopt);
  CHECK(result.error().paynet_code == std::nullopt);
  CHECK(result.error().paynet_message.empty());
}

TEST_CASE("an error is explained in English and Turkish") {
  const paynet::Error error = error_with(PAYNET_ERR_CONNECTION_REFUSED);
  CHECK(has(std::string(error.explanation()), "repeating is safe"));
  CHECK(error.explanation(paynet::Language::english) == error.explanation());
  CHECK(error.explanation(paynet::Language::turkish) != error.explanation());
}

TEST_CASE("every status code of the header has a name and an exception of its class") {
  CHECK(std::size(codes_of_header) >= 50);
  for (const NamedCode& status : codes_of_header) {
    CAPTURE(status.name);
    CHECK(error_with(status.code).name() == status.name);
    CHECK(raises_exception_of_its_class(status.code));
  }
  CHECK(raises_exactly<paynet::DefectException>(777));
}

TEST_CASE("enums have the numbers of the header, and each is printed by its name") {
  using namespace paynet;
  CHECK(has_all_of_header("ENVIRONMENT", {Environment::none, Environment::live, Environment::test}));
  CHECK(has_all_of_header("LANGUAGE", {Language::english, Language::turkish}));
  CHECK(has_all_of_header("POS", {PosType::own, PosType::paynet}));
  CHECK(has_all_of_header("TRANSACTION", {TransactionType::sale, TransactionType::preauthorisation}));
  CHECK(has_all_of_header("OUTCOME", {Outcome::none, Outcome::paid, Outcome::not_paid, Outcome::unknown}));
  CHECK(has_all_of_header("FOUND_BY", {FoundBy::nothing, FoundBy::answer, FoundBy::look_up, FoundBy::repeat}));
  CHECK(has_all_of_header("AMOUNT", {AmountForm::turkish, AmountForm::plain}));
  CHECK(has_all_of_header("THREE_D", {ThreeDState::not_started, ThreeDState::at_bank, ThreeDState::back,
                                      ThreeDState::time_up, ThreeDState::cancelled}));
  CHECK(text_of(Environment::live) == "live");
  CHECK(text_of(PosType::paynet) == "paynet");
  CHECK(text_of(TransactionType::preauthorisation) == "preauthorisation");
  CHECK(text_of(Outcome::not_paid) == "not_paid");
  CHECK(text_of(FoundBy::look_up) == "look_up");
  CHECK(text_of(ThreeDState::time_up) == "time_up");
  CHECK(text_of(static_cast<FoundBy>(99)) == "unknown");
}

TEST_CASE("a result holds a value or an error and raises when asked for what it lacks") {
  const paynet::Client client(sandbox_options());
  const auto good = client.try_create_token(sandbox_request());
  REQUIRE(good.has_value());
  CHECK(good->token_id == (*good).token_id);
  CHECK(good.value().token_id == good->token_id);
  const auto bad = client.try_create_token(paynet::CreateTokenRequest());
  CHECK_FALSE(bad.has_value());
  CHECK_THROWS_AS((void)bad.value(), paynet::CallException);
  CHECK_THROWS_AS((void)client.try_create_token(paynet::CreateTokenRequest()).value(), paynet::CallException);
}

TEST_CASE("options that cannot be right are refused when the client is made") {
  const auto code_for = [](auto change) {
    paynet::ClientOptions options = sandbox_options();
    change(options);
    const auto made = paynet::Client::try_make(options);
    REQUIRE_FALSE(made);
    return made.error().code;
  };
  CHECK(code_for([](auto& options) { options.base_url = "http://api.example.com"; }) == PAYNET_ERR_INSECURE_URL);
  CHECK(code_for([](auto& options) { options.ca_file = "/no/such/file"; }) == PAYNET_ERR_CA_FILE);
  CHECK(code_for([](auto& options) { options.proxy_url = "ftp://proxy"; }) == PAYNET_ERR_URL);
  CHECK(code_for([](auto& options) { options.total_timeout = std::chrono::hours(1000000); }) ==
        PAYNET_ERR_INVALID_FIELD);
  CHECK(code_for([](auto& options) { options.total_timeout = std::chrono::hours(-1000000); }) ==
        PAYNET_ERR_INVALID_FIELD);
  CHECK(code_for([](auto& options) { options.environment = paynet::Environment::live; }) == PAYNET_ERR_INVALID_FIELD);
  CHECK_THROWS_AS(paynet::Client{paynet::ClientOptions{}}, paynet::CallException);
}

TEST_CASE("options reach the library") {
  paynet::ClientOptions options = sandbox_options();
  options.strict_card_checks = true;
  paynet::CreateTokenRequest expired = sandbox_request();
  expired.year = 2019;
  const auto refused = paynet::Client(options).try_create_token(expired);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == PAYNET_ERR_CARD_CHECK);

  options = sandbox_options();
  options.total_timeout = std::chrono::milliseconds(300);
  options.connect_timeout = std::chrono::milliseconds(200);
  const auto late = paynet::Client(options).try_create_token(faulty_request("sandbox:delay=60000"));
  REQUIRE_FALSE(late);
  CHECK(late.error().status_class() != PAYNET_CLASS_ANSWERED);

  options = sandbox_options();
  options.proxy_url = "http://127.0.0.1:9";
  const auto no_proxy = paynet::Client(options).try_create_token(sandbox_request());
  REQUIRE_FALSE(no_proxy);
  CHECK(no_proxy.error().status_class() == PAYNET_CLASS_NOT_REACHED);

  options = sandbox_options();
  options.publishable_key = {};
  options.secret_key = "sck_only";
  const auto no_key = paynet::Client(options).try_create_token(sandbox_request());
  REQUIRE_FALSE(no_key);
  CHECK(no_key.error().code == PAYNET_ERR_KEY_MISSING);
}

TEST_CASE("a client can be moved but not copied") {
  static_assert(!std::is_copy_constructible_v<paynet::Client> && !std::is_copy_assignable_v<paynet::Client>);
  static_assert(std::is_nothrow_move_constructible_v<paynet::Client> &&
                std::is_nothrow_move_assignable_v<paynet::Client>);
  paynet::Client first(sandbox_options());
  paynet::Client second(std::move(first));
  CHECK(second.try_create_token(sandbox_request()));
  paynet::Client third(sandbox_options());
  third = std::move(second);
  CHECK(third.try_create_token(sandbox_request()));
  // NOLINTNEXTLINE(bugprone-use-after-move): that it answers is what is tested.
  const auto empty = second.try_create_token(sandbox_request());
  REQUIRE_FALSE(empty);
  CHECK(empty.error().code == PAYNET_ERR_INVALID_CLIENT);
}

TEST_CASE("what is printed shows no card data and no key") {
  paynet::ClientOptions options;
  options.environment = paynet::Environment::test;
  options.publishable_key = "pbk_visible";
  options.secret_key = "sck_visible";
  options.proxy_url = "http://user:visible@proxy:3128";
  options.total_timeout = std::chrono::seconds(10);
  const std::string printed_options = text_of(options);
  CHECK_FALSE(has(printed_options, "visible"));
  CHECK(has(printed_options, "publishable_key=***"));
  CHECK(has(printed_options, "environment=test"));
  CHECK(has(printed_options, "total_timeout=10000 ms"));

  paynet::CreateTokenRequest request = sandbox_request();
  // The sandbox's own are random, and may hold any three digits.
  request.session_id = "js_X";
  request.instalment_key = "ji_X";
  request.cvc = "987";
  request.month = 11;
  request.year = 2031;
  request.card_holder_phone = "5550000000";
  request.card_holder_mail = "visible@example.com";
  const std::string printed = text_of(request);
  for (const char* secret : {"4355", "4358", "987", "11,", "2031", "Ayşe", "5550000000", "visible"}) {
    CAPTURE(secret);
    CHECK_FALSE(has(printed, secret));
  }
  CHECK(has(printed, "pan=***"));
  CHECK(has(printed, "ip=203.0.113.7"));
  CHECK(has(text_of(paynet::CreateTokenRequest()), "pan=(not set)"));
  CHECK(text_of(paynet::Client(sandbox_options())) == "Client{libpaynet " + std::string(paynet_version()) + "}");
}

TEST_CASE("an error repeats no card data and no key that Paynet repeats") {
  const paynet::Client client(sandbox_options());
  const auto result = client.try_create_token(faulty_request("sandbox:echo"));
  REQUIRE_FALSE(result);
  const std::string all = text_of(result.error()) + result.error().paynet_message + result.error().error_type;
  CHECK_FALSE(has(all, test_pan));
  CHECK_FALSE(has(all, given("PAYNET_PUBLISHABLE_KEY")));
}

TEST_CASE("numbers are printed in the same way in every locale") {
  struct Grouping : std::numpunct<char> {
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  std::ostringstream out;
  out.imbue(std::locale(std::locale::classic(), new Grouping));
  paynet::ClientOptions options;
  options.total_timeout = std::chrono::seconds(10);
  paynet::CreateTokenResponse response;
  response.code = 12345;
  out << 12345 << options << response;
  CHECK(has(out.str(), "12.345"));
  CHECK(has(out.str(), "total_timeout=10000 ms"));
  CHECK(has(out.str(), "code=12345"));
}

TEST_CASE("many threads share one client and each gets a token of its own") {
  const paynet::Client client(sandbox_options());
  std::mutex guard;
  std::set<std::string> tokens;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 16; ++thread) {
    threads.emplace_back([&] {
      for (int call = 0; call < 4; ++call) {
        const auto result = client.try_create_token(sandbox_request());
        const std::lock_guard<std::mutex> locked(guard);
        tokens.insert(result ? result->token_id : "failed");
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(tokens.size() == 16 * 4);
  CHECK(tokens.count("failed") == 0);
}

TEST_CASE("a client that was made before fork works in the child") {
  const paynet::Client client(sandbox_options());
  REQUIRE(client.try_create_token(sandbox_request()));
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    _exit(client.try_create_token(sandbox_request()) ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  CHECK(client.try_create_token(sandbox_request()));
}

} // namespace
