// Card payments through the Paynet gateway from C++17: one header over paynet.h, which is the manual of calls, fields,
// limits and codes (PAYNET_ERR_..., PAYNET_CLASS_..., PAYNET_PHASE_...).
//
//     paynet::ClientOptions options;
//     options.environment = paynet::Environment::test;
//     options.publishable_key = "...";
//     options.secret_key = "...";
//     const paynet::Client client(options);
//     const paynet::Payment payment = client.charge(request);
//
// - charge throws an Exception; try_charge returns a Result instead and throws nothing but std::bad_alloc. So do all.
// - Amounts are in kurus. What Paynet may leave out is a std::optional; a text that it left out is empty.
// - Texts are UTF-8. A std::string_view of a request needs to live until the call returns and need not end with a NUL.
// - One Client serves a whole program: all its functions may be called from any number of threads at once.

#ifndef PAYNET_HPP
#define PAYNET_HPP

#include "paynet.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <limits>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#if !defined(_WIN32)
#include <dlfcn.h>
#endif

// A program compiled without exceptions has the try_ functions alone.
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define PAYNET_HPP_EXCEPTIONS 1
#endif

namespace paynet {

enum class Environment : std::int32_t {
  none = PAYNET_ENVIRONMENT_NONE,
  live = PAYNET_ENVIRONMENT_LIVE,
  test = PAYNET_ENVIRONMENT_TEST,
};

// Whose TLS the connections to Paynet speak.
enum class TlsBackend : std::int32_t {
  own = PAYNET_TLS_OWN,       // the library's own, the same on every system
  system = PAYNET_TLS_SYSTEM, // SChannel: for gateways that have no cipher suite in common with it; Windows alone
};

enum class Language : std::int32_t {
  english = PAYNET_LANGUAGE_ENGLISH,
  turkish = PAYNET_LANGUAGE_TURKISH,
};

// Whose point of sale takes the payment.
enum class PosType : std::int32_t {
  own = PAYNET_POS_OWN,
  paynet = PAYNET_POS_PAYNET,
};

enum class TransactionType : std::int32_t {
  sale = PAYNET_TRANSACTION_SALE,                         // takes the money
  preauthorisation = PAYNET_TRANSACTION_PREAUTHORISATION, // reserves it
};

// Whether money was taken. A newer library may know more.
enum class Outcome : std::int32_t {
  none = PAYNET_OUTCOME_NONE,
  paid = PAYNET_OUTCOME_PAID,
  not_paid = PAYNET_OUTCOME_NOT_PAID,
  unknown = PAYNET_OUTCOME_UNKNOWN,
};

// How that became known. A newer library may know more.
enum class FoundBy : std::int32_t {
  nothing = PAYNET_FOUND_BY_NOTHING,
  answer = PAYNET_FOUND_BY_ANSWER,
  look_up = PAYNET_FOUND_BY_LOOK_UP,
  repeat = PAYNET_FOUND_BY_REPEAT,
};

enum class AmountForm : std::int32_t {
  turkish = PAYNET_AMOUNT_TURKISH, // 1.234,56
  plain = PAYNET_AMOUNT_PLAIN,     // 1234.56
};

// How far the shopper has come. Whether the bank was content, only charge tells.
enum class ThreeDState : std::int32_t {
  not_started = PAYNET_THREE_D_NOT_STARTED,
  at_bank = PAYNET_THREE_D_AT_BANK,
  back = PAYNET_THREE_D_BACK,
  time_up = PAYNET_THREE_D_TIME_UP,
  cancelled = PAYNET_THREE_D_CANCELLED,
};

// How to make a client; the fields of paynet_config.
struct ClientOptions {
  Environment environment = Environment::none; // or base_url
  std::string_view base_url;
  std::string_view publishable_key;
  std::string_view secret_key;
  std::string_view ca_file;
  std::string_view proxy_url;
  std::chrono::milliseconds connect_timeout{0}; // 0: the library's own, 10 s
  std::chrono::milliseconds total_timeout{0};   // 0: the library's own, 60 s
  bool strict_card_checks = false;
  bool system_trust = false;
  TlsBackend tls_backend = TlsBackend::own;
  bool transliterate_card_holder = false;
  std::string_view journal_file;
};

// What auth sends; the fields of paynet_auth_request. Only the amount is required.
struct AuthRequest {
  std::int64_t amount = 0;
  std::string_view reference_no; // charge requires it
  std::optional<PosType> pos_type;
  std::optional<bool> add_commission;
  std::optional<bool> save_card;
  std::optional<bool> tds_required;
  std::string_view agent_id;
  std::string_view ratio_code;
  std::string_view domain;
  std::string_view user_unique_id;
  std::string_view card_owner_id;
  std::string_view user_gsm_no;
  std::string_view card_desc;
  std::string_view return_url;
};

// What auth answers; the fields of paynet_auth_response.
struct AuthResponse {
  std::string session_id;
  std::optional<bool> tds_required;
  std::string expire_date;
  std::string name;
  std::string object_name;
  std::optional<std::int32_t> code;
  std::string message;
};

// What check_bin sends; the fields of paynet_check_bin_request.
struct CheckBinRequest {
  std::string_view session_id;
  std::string_view bin; // of a whole card number only the first eight digits are sent
  std::optional<bool> no_instalment;
};

// What check_card_bin sends; the fields of paynet_check_card_bin_request.
struct CheckCardBinRequest {
  std::string_view session_id;
  std::string_view card_hash;
  std::string_view card_owner_id;
  std::optional<bool> no_instalment;
};

// A way to pay; the fields of paynet_instalment.
struct Instalment {
  std::string instalment_key;
  std::optional<std::int32_t> instalment; // 0: a single payment
  std::optional<std::int64_t> instalment_amount;
  std::optional<std::int64_t> total_amount;
  std::optional<std::int64_t> commission;
  std::string desc;
};

// What check_bin and check_card_bin answer; the fields of paynet_check_bin_response.
struct CheckBinResponse {
  std::vector<Instalment> instalments;
  std::optional<bool> tds_enable;
  std::string bank_id;
  std::string card_type;
  std::string bank_name;
  std::string bank_logo;
  std::string object_name;
  std::optional<std::int32_t> code;
  std::string message;
};

// What save_card sends; the fields of paynet_save_card_request. The last two may stay empty.
struct SaveCardRequest {
  std::string_view session_id;
  std::string_view card_desc;
  std::string_view user_gsm;
};

// What save_card answers; the fields of paynet_save_card_response.
struct SaveCardResponse {
  std::string session_id;
  std::string object_name;
  std::optional<std::int32_t> code;
  std::string message;
};

// What create_token sends; the fields of paynet_create_token_request. The last four may stay empty.
struct CreateTokenRequest {
  std::string_view session_id;
  std::string_view card_holder;
  std::string_view pan;
  std::int32_t month = 0;
  std::int32_t year = 0;
  std::string_view cvc;
  std::string_view instalment_key;
  std::optional<bool> do_3ds;
  std::string_view ip;
  std::string_view client_id;
  std::string_view description;
  std::string_view card_holder_phone;
  std::string_view card_holder_mail;
};

// What create_card_token sends; the fields of paynet_create_card_token_request.
struct CreateCardTokenRequest {
  std::string_view session_id;
  std::string_view card_hash;
  std::string_view card_owner_id; // needed if auth did not say it
  std::string_view instalment_key;
  std::optional<bool> do_3ds;
  std::string_view ip;
  std::string_view description;
  std::string_view card_holder_phone;
  std::string_view card_holder_mail;
};

// What create_token and create_card_token answer; the fields of paynet_create_token_response.
struct CreateTokenResponse {
  std::string token_id;
  std::string post_url;
  std::optional<bool> is_tds;
  std::string object_name;
  std::optional<std::int32_t> code;
  std::string message;
};

// What card_list sends; the fields of paynet_card_list_request. A number that is 0 is not sent.
struct CardListRequest {
  std::string_view card_owner_id;
  std::int32_t limit = 0;
  std::int32_t ending_before = 0;
  std::int32_t starting_after = 0;
};

// A stored card; the fields of paynet_card.
struct Card {
  std::string card_hash;
  std::string card_owner_id;
  std::string user_unique_id;
  std::string card_desc;
  std::string card_holder; // masked by Paynet, as card_no
  std::string card_no;
  std::string card_bin;
  std::string card_type;
  std::string card_bank_id;
  std::string card_bank_name;
  std::string card_brand_name;
  std::string card_logo_url;
  std::int32_t expire_month = 0; // 0: Paynet keeps it to itself
  std::int32_t expire_year = 0;
  std::string company_code;
  std::string agent_id;
};

// What card_list answers; the fields of paynet_card_list_response.
struct CardListResponse {
  std::vector<Card> cards;
  std::optional<bool> has_more;
  std::optional<std::int32_t> total;
  std::optional<std::int32_t> total_count;
  std::string object_name;
  std::optional<std::int32_t> code;
  std::string message;
};

// What charge sends, and how it finds out what came of it; the fields of paynet_charge_request. The first three are
// required.
struct ChargeRequest {
  std::string_view session_id;
  std::string_view token_id;
  std::string_view reference_no;
  std::optional<std::int64_t> amount;
  TransactionType transaction_type = TransactionType::sale;
  std::optional<bool> add_commission;
  std::optional<bool> no_instalment;
  std::optional<bool> tds_required;
  std::optional<std::int32_t> instalments;
  std::string_view ratio_code;
  std::chrono::milliseconds budget{0}; // for everything; 0: the library's own, 120 s
  bool repeat = true;                  // with the same session, if no look-up finds the charge
  bool look_up_first = false;          // true: after a restart of the program
};

// A payment; the fields of paynet_payment.
struct Payment {
  Outcome outcome = Outcome::none;
  FoundBy found_by = FoundBy::nothing;
  std::optional<bool> is_succeed;
  std::optional<std::int32_t> code;
  std::optional<std::int32_t> transaction_type;
  std::optional<std::int32_t> pos_type;
  std::optional<bool> is_tds;
  std::optional<std::int32_t> instalment; // 0: a single payment
  std::optional<bool> is_save_card_succeed;
  std::optional<std::int64_t> amount;
  std::optional<std::int64_t> net_amount;
  std::optional<std::int64_t> commission;
  std::optional<std::int64_t> commission_tax;
  std::optional<std::int64_t> end_user_commission;
  std::string id;
  std::string xact_id;
  std::string xact_date;
  std::string reference_no;
  std::string agent_id;
  std::string user_id;
  std::string bank_id;
  std::string card_type;
  std::string card_no_masked;
  std::string card_holder;
  std::string ratio;
  std::string ratio_code;
  std::string currency;
  std::string authorization_code;
  std::string reference_code;
  std::string order_id;
  std::string xact_transaction_id;
  std::string email;
  std::string phone;
  std::string note;
  std::string paynet_error_id;
  std::string paynet_error_message;
  std::string bank_error_id;
  std::string bank_error_message;
  std::string bank_error_short_desc;
  std::string bank_error_long_desc;
  std::string save_card_result_message;
  std::string user_unique_id;
  std::string card_owner_id;
  std::string card_hash;
  std::string object_name;
  std::string message;

  // The money is taken (or reserved). Never charge again for this order.
  [[nodiscard]] bool paid() const noexcept { return outcome == Outcome::paid; }
};

// What check sends; the fields of paynet_check_request. One of the two is required.
struct CheckRequest {
  std::string_view reference_no;
  std::string_view xact_id;
};

// What check answers; the fields of paynet_check_response.
struct CheckResponse {
  Outcome outcome = Outcome::none; // all payments considered
  std::vector<Payment> payments;
  std::string object_name;
  std::optional<std::int32_t> code;
  std::string message;

  // The payment by which the money is taken; nullptr unless the outcome says that it is.
  [[nodiscard]] const Payment* paid() const& noexcept {
    for (const Payment& payment : payments) {
      if (outcome == Outcome::paid && payment.paid()) {
        return &payment;
      }
    }
    return nullptr;
  }
  [[nodiscard]] const Payment* paid() const&& = delete;
};

// A charge that was in flight, and what came of it; the fields of paynet_in_flight_charge.
struct InFlightCharge {
  Outcome outcome = Outcome::none; // none: it never arrived; unknown: code says why
  std::int32_t code = PAYNET_OK;
  std::string reference_no;
  std::string session_id;
  std::string time; // when it was begun, UTC
  std::optional<std::int64_t> amount;
  std::optional<std::int32_t> instalments;
  std::string card_no_masked;
  std::string xact_id;
  std::string authorization_code;
  std::string message;
};

// What in_flight answers; the fields of paynet_in_flight_response.
struct InFlightResponse {
  std::vector<InFlightCharge> charges;
  std::int32_t damaged_lines = 0; // if there are any, a charge may be missing
};

// What 3-D Secure is about, after is_tds was true; the fields of paynet_three_d_request. The last two are for
// three_d_browse alone.
struct ThreeDRequest {
  std::string_view session_id;
  std::string_view token_id;
  std::string_view post_url;
  std::string_view browser;             // a program; empty: the default browser
  std::chrono::milliseconds timeout{0}; // 0: the library's own, 300 s
};

// What went wrong; the fields of paynet_error. It never holds a card number, a CVC or a key.
struct Error {
  std::int32_t code = PAYNET_OK;           // PAYNET_ERR_...
  std::int32_t phase = PAYNET_PHASE_NONE;  // PAYNET_PHASE_...
  std::string field;                       // empty: no field is at fault
  std::optional<std::int32_t> http_status; // empty: no answer came
  std::optional<std::int32_t> paynet_code; // empty: Paynet sent none
  std::string error_type;
  std::string paynet_message;
  std::string message; // for a developer, English

  // PAYNET_CLASS_...: what may be repeated.
  [[nodiscard]] std::int32_t status_class() const noexcept { return paynet_status_class(code); }

  // "PAYNET_ERR_DNS", say.
  [[nodiscard]] std::string_view name() const noexcept { return paynet_status_name(code); }

  // What the code means and what to do next, for people.
  [[nodiscard]] std::string_view explanation(Language language = Language::english) const noexcept {
    return paynet_status_explanation(code, static_cast<std::int32_t>(language));
  }
};

// The release of the loaded library, "0.1.0" say.
[[nodiscard]] inline std::string_view library_version() noexcept { return paynet_version(); }

// Overwrites memory with zeros: card data or a key that is not needed any more. No compiler leaves it out, as it may
// leave out a memset.
inline void wipe(void* bytes, std::size_t size) noexcept {
  constexpr std::size_t longest = std::numeric_limits<std::int32_t>::max();
  char* rest = static_cast<char*>(bytes);
  while (size > 0) {
    const std::size_t length = size < longest ? size : longest;
    paynet_wipe(rest, static_cast<std::int32_t>(length));
    rest += length;
    size -= length;
  }
}

// The whole room of a text, also what was longer once; it is empty then. Copies that it left behind as it grew stay.
inline void wipe(std::string& text) noexcept {
  text.resize(text.capacity());
  wipe(text.data(), text.size());
  text.clear();
}

#ifdef PAYNET_HPP_EXCEPTIONS

// The base of all exceptions of this header; itself never thrown.
class Exception : public std::exception, public Error {
public:
  explicit Exception(Error error) : Error(std::move(error)), what_(std::string(name()) + ": " + message) {}
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

private:
  std::string what_;
};

// The call itself is wrong and nothing was sent. Correct it.
class CallException : public Exception {
  using Exception::Exception;
};

// Nothing reached Paynet. Repeating is safe.
class NotReachedException : public Exception {
  using Exception::Exception;
};

// The request may have reached Paynet. Look up what happened before repeating.
class UnknownOutcomeException : public Exception {
  using Exception::Exception;
};

// Paynet answered: a refusal, or an answer that cannot be used.
class AnsweredException : public Exception {
  using Exception::Exception;
};

// A defect in the library. Report it.
class DefectException : public Exception {
  using Exception::Exception;
};

[[noreturn]] inline void raise(Error error) {
  switch (error.status_class()) {
  case PAYNET_CLASS_CALL: throw CallException(std::move(error));
  case PAYNET_CLASS_NOT_REACHED: throw NotReachedException(std::move(error));
  case PAYNET_CLASS_UNKNOWN: throw UnknownOutcomeException(std::move(error));
  case PAYNET_CLASS_ANSWERED: throw AnsweredException(std::move(error));
  default: throw DefectException(std::move(error));
  }
}

#endif

// A value or an Error, in the manner of C++23's std::expected.
template <class Value>
class [[nodiscard]] Result {
public:
  Result(Value value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return content_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  // Only if there is a value.
  [[nodiscard]] const Value& operator*() const& noexcept { return *std::get_if<0>(&content_); }
  [[nodiscard]] Value& operator*() & noexcept { return *std::get_if<0>(&content_); }
  [[nodiscard]] Value&& operator*() && noexcept { return std::move(*std::get_if<0>(&content_)); }
  [[nodiscard]] const Value* operator->() const noexcept { return std::get_if<0>(&content_); }

  // Only if there is none.
  [[nodiscard]] const Error& error() const noexcept { return *std::get_if<1>(&content_); }

#ifdef PAYNET_HPP_EXCEPTIONS
  // The value, or the error as an exception.
  [[nodiscard]] const Value& value() const& {
    if (!has_value()) {
      raise(error());
    }
    return **this;
  }
  [[nodiscard]] Value value() && {
    if (!has_value()) {
      raise(error());
    }
    return *std::move(*this);
  }
#endif

private:
  std::variant<Value, Error> content_;
};

namespace detail {

// Every struct of paynet.h.
#define PAYNET_HPP_STRUCTS(STRUCT)                                                                                     \
  STRUCT(paynet_config)                                                                                                \
  STRUCT(paynet_error)                                                                                                 \
  STRUCT(paynet_auth_request)                                                                                          \
  STRUCT(paynet_auth_response)                                                                                         \
  STRUCT(paynet_check_bin_request)                                                                                     \
  STRUCT(paynet_check_bin_response)                                                                                    \
  STRUCT(paynet_instalment)                                                                                            \
  STRUCT(paynet_save_card_request)                                                                                     \
  STRUCT(paynet_save_card_response)                                                                                    \
  STRUCT(paynet_create_token_request)                                                                                  \
  STRUCT(paynet_create_token_response)                                                                                 \
  STRUCT(paynet_check_card_bin_request)                                                                                \
  STRUCT(paynet_create_card_token_request)                                                                             \
  STRUCT(paynet_card_list_request)                                                                                     \
  STRUCT(paynet_card_list_response)                                                                                    \
  STRUCT(paynet_card)                                                                                                  \
  STRUCT(paynet_charge_request)                                                                                        \
  STRUCT(paynet_payment)                                                                                               \
  STRUCT(paynet_check_request)                                                                                         \
  STRUCT(paynet_check_response)                                                                                        \
  STRUCT(paynet_in_flight_response)                                                                                    \
  STRUCT(paynet_in_flight_charge)                                                                                      \
  STRUCT(paynet_three_d_request)                                                                                       \
  STRUCT(paynet_three_d_watch)

template <class Struct>
inline constexpr std::nullptr_t init_of = nullptr;
#define PAYNET_HPP_INIT(NAME)                                                                                          \
  template <>                                                                                                          \
  inline constexpr auto init_of<NAME> = NAME##_init;
PAYNET_HPP_STRUCTS(PAYNET_HPP_INIT)
#undef PAYNET_HPP_INIT

template <class Struct>
Struct initial() noexcept {
  Struct fields{};
  init_of<Struct>(&fields, sizeof(Struct));
  return fields;
}

// A field of a struct of this header, and what stands for it in the struct of paynet.h.
template <class Own, class InC>
struct Field {
  const char* name;
  Own own;
  InC in_c;
  bool secret;
};

template <class Own, class InC>
constexpr Field<Own, InC> field(const char* name, Own own, InC in_c, bool secret) noexcept {
  return {name, own, in_c, secret};
}

template <class Type>
struct Fields;

// The list in a response, how many rows it has in the struct of paynet.h, and for how many the first call has places.
template <class Type>
struct Rows {
  static constexpr bool any = false;
};

#define PAYNET_HPP_FIELDS(TYPE, STRUCT, ...)                                                                           \
  template <>                                                                                                          \
  struct Fields<TYPE> {                                                                                                \
    using Own = TYPE;                                                                                                  \
    using InC = STRUCT;                                                                                                \
    static constexpr const char* name = #TYPE;                                                                         \
    static constexpr auto all = std::make_tuple(__VA_ARGS__);                                                          \
  };
#define PAYNET_HPP_ROWS(TYPE, ROW, NAME, COUNT, CAPACITY)                                                              \
  template <>                                                                                                          \
  struct Rows<TYPE> {                                                                                                  \
    using Row = ROW;                                                                                                   \
    static constexpr bool any = true;                                                                                  \
    static constexpr const char* name = #NAME;                                                                         \
    static constexpr auto own = &TYPE::NAME;                                                                           \
    static constexpr auto count = &Fields<TYPE>::InC::COUNT;                                                           \
    static constexpr std::int32_t capacity = CAPACITY;                                                                 \
  };
#define PAYNET_HPP_SHOWN(NAME) field(#NAME, &Own::NAME, &InC::NAME, false)
// What tells of a card or its holder, and keys: never printed.
#define PAYNET_HPP_SECRET(NAME) field(#NAME, &Own::NAME, &InC::NAME, true)
#define PAYNET_HPP_TIME(NAME) field(#NAME, &Own::NAME, &InC::NAME##_ms, false)

PAYNET_HPP_FIELDS(ClientOptions, paynet_config, PAYNET_HPP_SHOWN(environment), PAYNET_HPP_SHOWN(base_url),
                  PAYNET_HPP_SECRET(publishable_key), PAYNET_HPP_SECRET(secret_key), PAYNET_HPP_SHOWN(ca_file),
                  PAYNET_HPP_SECRET(proxy_url), PAYNET_HPP_TIME(connect_timeout), PAYNET_HPP_TIME(total_timeout),
                  PAYNET_HPP_SHOWN(strict_card_checks), PAYNET_HPP_SHOWN(system_trust), PAYNET_HPP_SHOWN(tls_backend),
                  PAYNET_HPP_SHOWN(transliterate_card_holder), PAYNET_HPP_SHOWN(journal_file))

PAYNET_HPP_FIELDS(Error, paynet_error, PAYNET_HPP_SHOWN(code), PAYNET_HPP_SHOWN(phase), PAYNET_HPP_SHOWN(field),
                  PAYNET_HPP_SHOWN(http_status), PAYNET_HPP_SHOWN(paynet_code), PAYNET_HPP_SHOWN(error_type),
                  PAYNET_HPP_SHOWN(paynet_message), PAYNET_HPP_SHOWN(message))

PAYNET_HPP_FIELDS(AuthRequest, paynet_auth_request, PAYNET_HPP_SHOWN(amount), PAYNET_HPP_SHOWN(reference_no),
                  PAYNET_HPP_SHOWN(pos_type), PAYNET_HPP_SHOWN(add_commission), PAYNET_HPP_SHOWN(save_card),
                  PAYNET_HPP_SHOWN(tds_required), PAYNET_HPP_SHOWN(agent_id), PAYNET_HPP_SHOWN(ratio_code),
                  PAYNET_HPP_SHOWN(domain), PAYNET_HPP_SHOWN(user_unique_id), PAYNET_HPP_SHOWN(card_owner_id),
                  PAYNET_HPP_SECRET(user_gsm_no), PAYNET_HPP_SHOWN(card_desc), PAYNET_HPP_SHOWN(return_url))

PAYNET_HPP_FIELDS(AuthResponse, paynet_auth_response, PAYNET_HPP_SHOWN(session_id), PAYNET_HPP_SHOWN(tds_required),
                  PAYNET_HPP_SHOWN(expire_date), PAYNET_HPP_SHOWN(name), PAYNET_HPP_SHOWN(object_name),
                  PAYNET_HPP_SHOWN(code), PAYNET_HPP_SHOWN(message))

PAYNET_HPP_FIELDS(CheckBinRequest, paynet_check_bin_request, PAYNET_HPP_SHOWN(session_id), PAYNET_HPP_SECRET(bin),
                  PAYNET_HPP_SHOWN(no_instalment))

PAYNET_HPP_FIELDS(CheckCardBinRequest, paynet_check_card_bin_request, PAYNET_HPP_SHOWN(session_id),
                  PAYNET_HPP_SHOWN(card_hash), PAYNET_HPP_SHOWN(card_owner_id), PAYNET_HPP_SHOWN(no_instalment))

PAYNET_HPP_FIELDS(Instalment, paynet_instalment, PAYNET_HPP_SHOWN(instalment_key), PAYNET_HPP_SHOWN(instalment),
                  PAYNET_HPP_SHOWN(instalment_amount), PAYNET_HPP_SHOWN(total_amount), PAYNET_HPP_SHOWN(commission),
                  PAYNET_HPP_SHOWN(desc))

PAYNET_HPP_FIELDS(CheckBinResponse, paynet_check_bin_response, PAYNET_HPP_SHOWN(tds_enable), PAYNET_HPP_SHOWN(bank_id),
                  PAYNET_HPP_SHOWN(card_type), PAYNET_HPP_SHOWN(bank_name), PAYNET_HPP_SHOWN(bank_logo),
                  PAYNET_HPP_SHOWN(object_name), PAYNET_HPP_SHOWN(code), PAYNET_HPP_SHOWN(message))
PAYNET_HPP_ROWS(CheckBinResponse, Instalment, instalments, instalment_count, 32)

PAYNET_HPP_FIELDS(SaveCardRequest, paynet_save_card_request, PAYNET_HPP_SHOWN(session_id), PAYNET_HPP_SHOWN(card_desc),
                  PAYNET_HPP_SECRET(user_gsm))

PAYNET_HPP_FIELDS(SaveCardResponse, paynet_save_card_response, PAYNET_HPP_SHOWN(session_id),
                  PAYNET_HPP_SHOWN(object_name), PAYNET_HPP_SHOWN(code), PAYNET_HPP_SHOWN(message))

PAYNET_HPP_FIELDS(CreateTokenRequest, paynet_create_token_request, PAYNET_HPP_SHOWN(session_id),
                  PAYNET_HPP_SECRET(card_holder), PAYNET_HPP_SECRET(pan), PAYNET_HPP_SECRET(month),
                  PAYNET_HPP_SECRET(year), PAYNET_HPP_SECRET(cvc), PAYNET_HPP_SHOWN(instalment_key),
                  PAYNET_HPP_SHOWN(do_3ds), PAYNET_HPP_SHOWN(ip), PAYNET_HPP_SHOWN(client_id),
                  PAYNET_HPP_SHOWN(description), PAYNET_HPP_SECRET(card_holder_phone),
                  PAYNET_HPP_SECRET(card_holder_mail))

PAYNET_HPP_FIELDS(CreateCardTokenRequest, paynet_create_card_token_request, PAYNET_HPP_SHOWN(session_id),
                  PAYNET_HPP_SHOWN(card_hash), PAYNET_HPP_SHOWN(card_owner_id), PAYNET_HPP_SHOWN(instalment_key),
                  PAYNET_HPP_SHOWN(do_3ds), PAYNET_HPP_SHOWN(ip), PAYNET_HPP_SHOWN(description),
                  PAYNET_HPP_SECRET(card_holder_phone), PAYNET_HPP_SECRET(card_holder_mail))

PAYNET_HPP_FIELDS(CreateTokenResponse, paynet_create_token_response, PAYNET_HPP_SHOWN(token_id),
                  PAYNET_HPP_SHOWN(post_url), PAYNET_HPP_SHOWN(is_tds), PAYNET_HPP_SHOWN(object_name),
                  PAYNET_HPP_SHOWN(code), PAYNET_HPP_SHOWN(message))

PAYNET_HPP_FIELDS(CardListRequest, paynet_card_list_request, PAYNET_HPP_SHOWN(card_owner_id), PAYNET_HPP_SHOWN(limit),
                  PAYNET_HPP_SHOWN(ending_before), PAYNET_HPP_SHOWN(starting_after))

PAYNET_HPP_FIELDS(Card, paynet_card, PAYNET_HPP_SHOWN(card_hash), PAYNET_HPP_SHOWN(card_owner_id),
                  PAYNET_HPP_SHOWN(user_unique_id), PAYNET_HPP_SHOWN(card_desc), PAYNET_HPP_SECRET(card_holder),
                  PAYNET_HPP_SHOWN(card_no), PAYNET_HPP_SHOWN(card_bin), PAYNET_HPP_SHOWN(card_type),
                  PAYNET_HPP_SHOWN(card_bank_id), PAYNET_HPP_SHOWN(card_bank_name), PAYNET_HPP_SHOWN(card_brand_name),
                  PAYNET_HPP_SHOWN(card_logo_url), PAYNET_HPP_SECRET(expire_month), PAYNET_HPP_SECRET(expire_year),
                  PAYNET_HPP_SHOWN(company_code), PAYNET_HPP_SHOWN(agent_id))

PAYNET_HPP_FIELDS(CardListResponse, paynet_card_list_response, PAYNET_HPP_SHOWN(has_more), PAYNET_HPP_SHOWN(total),
                  PAYNET_HPP_SHOWN(total_count), PAYNET_HPP_SHOWN(object_name), PAYNET_HPP_SHOWN(code),
                  PAYNET_HPP_SHOWN(message))
PAYNET_HPP_ROWS(CardListResponse, Card, cards, card_count, 32)

PAYNET_HPP_FIELDS(ChargeRequest, paynet_charge_request, PAYNET_HPP_SHOWN(session_id), PAYNET_HPP_SHOWN(token_id),
                  PAYNET_HPP_SHOWN(reference_no), PAYNET_HPP_SHOWN(amount), PAYNET_HPP_SHOWN(transaction_type),
                  PAYNET_HPP_SHOWN(add_commission), PAYNET_HPP_SHOWN(no_instalment), PAYNET_HPP_SHOWN(tds_required),
                  PAYNET_HPP_SHOWN(instalments), PAYNET_HPP_SHOWN(ratio_code), PAYNET_HPP_TIME(budget),
                  PAYNET_HPP_SHOWN(repeat), PAYNET_HPP_SHOWN(look_up_first))

PAYNET_HPP_FIELDS(Payment, paynet_payment, PAYNET_HPP_SHOWN(outcome), PAYNET_HPP_SHOWN(found_by),
                  PAYNET_HPP_SHOWN(is_succeed), PAYNET_HPP_SHOWN(code), PAYNET_HPP_SHOWN(transaction_type),
                  PAYNET_HPP_SHOWN(pos_type), PAYNET_HPP_SHOWN(is_tds), PAYNET_HPP_SHOWN(instalment),
                  PAYNET_HPP_SHOWN(is_save_card_succeed), PAYNET_HPP_SHOWN(amount), PAYNET_HPP_SHOWN(net_amount),
                  PAYNET_HPP_SHOWN(commission), PAYNET_HPP_SHOWN(commission_tax), PAYNET_HPP_SHOWN(end_user_commission),
                  PAYNET_HPP_SHOWN(id), PAYNET_HPP_SHOWN(xact_id), PAYNET_HPP_SHOWN(xact_date),
                  PAYNET_HPP_SHOWN(reference_no), PAYNET_HPP_SHOWN(agent_id), PAYNET_HPP_SHOWN(user_id),
                  PAYNET_HPP_SHOWN(bank_id), PAYNET_HPP_SHOWN(card_type), PAYNET_HPP_SHOWN(card_no_masked),
                  PAYNET_HPP_SECRET(card_holder), PAYNET_HPP_SHOWN(ratio), PAYNET_HPP_SHOWN(ratio_code),
                  PAYNET_HPP_SHOWN(currency), PAYNET_HPP_SHOWN(authorization_code), PAYNET_HPP_SHOWN(reference_code),
                  PAYNET_HPP_SHOWN(order_id), PAYNET_HPP_SHOWN(xact_transaction_id), PAYNET_HPP_SECRET(email),
                  PAYNET_HPP_SECRET(phone), PAYNET_HPP_SHOWN(note), PAYNET_HPP_SHOWN(paynet_error_id),
                  PAYNET_HPP_SHOWN(paynet_error_message), PAYNET_HPP_SHOWN(bank_error_id),
                  PAYNET_HPP_SHOWN(bank_error_message), PAYNET_HPP_SHOWN(bank_error_short_desc),
                  PAYNET_HPP_SHOWN(bank_error_long_desc), PAYNET_HPP_SHOWN(save_card_result_message),
                  PAYNET_HPP_SHOWN(user_unique_id), PAYNET_HPP_SHOWN(card_owner_id), PAYNET_HPP_SHOWN(card_hash),
                  PAYNET_HPP_SHOWN(object_name), PAYNET_HPP_SHOWN(message))

PAYNET_HPP_FIELDS(CheckRequest, paynet_check_request, PAYNET_HPP_SHOWN(reference_no), PAYNET_HPP_SHOWN(xact_id))

PAYNET_HPP_FIELDS(CheckResponse, paynet_check_response, PAYNET_HPP_SHOWN(outcome), PAYNET_HPP_SHOWN(object_name),
                  PAYNET_HPP_SHOWN(code), PAYNET_HPP_SHOWN(message))
PAYNET_HPP_ROWS(CheckResponse, Payment, payments, payment_count, 16)

PAYNET_HPP_FIELDS(InFlightCharge, paynet_in_flight_charge, PAYNET_HPP_SHOWN(outcome), PAYNET_HPP_SHOWN(code),
                  PAYNET_HPP_SHOWN(reference_no), PAYNET_HPP_SHOWN(session_id), PAYNET_HPP_SHOWN(time),
                  PAYNET_HPP_SHOWN(amount), PAYNET_HPP_SHOWN(instalments), PAYNET_HPP_SHOWN(card_no_masked),
                  PAYNET_HPP_SHOWN(xact_id), PAYNET_HPP_SHOWN(authorization_code), PAYNET_HPP_SHOWN(message))

PAYNET_HPP_FIELDS(InFlightResponse, paynet_in_flight_response, PAYNET_HPP_SHOWN(damaged_lines))
PAYNET_HPP_ROWS(InFlightResponse, InFlightCharge, charges, charge_count, 32)

PAYNET_HPP_FIELDS(ThreeDRequest, paynet_three_d_request, PAYNET_HPP_SHOWN(session_id), PAYNET_HPP_SHOWN(token_id),
                  PAYNET_HPP_SHOWN(post_url), PAYNET_HPP_SHOWN(browser), PAYNET_HPP_TIME(timeout))

#undef PAYNET_HPP_FIELDS
#undef PAYNET_HPP_ROWS
#undef PAYNET_HPP_SHOWN
#undef PAYNET_HPP_SECRET
#undef PAYNET_HPP_TIME

template <class Type>
using InC = typename Fields<Type>::InC;

template <class Type, class Visit>
void each_field(Visit visit) {
  std::apply([&](const auto&... fields) { (visit(fields), ...); }, Fields<Type>::all);
}

// A copy that ends with a NUL and is wiped when it goes.
class Text {
public:
  explicit Text(std::string_view text) : bytes_(new char[text.size() + 1], Wipe{text.size()}) {
    text.copy(bytes_.get(), text.size());
    bytes_[text.size()] = '\0';
  }

  [[nodiscard]] const char* c_str() const noexcept { return bytes_.get(); }

private:
  struct Wipe {
    std::size_t size;

    void operator()(char* bytes) const noexcept {
      wipe(bytes, size);
      delete[] bytes;
    }
  };

  std::unique_ptr<char[], Wipe> bytes_;
};

// The texts of one call.
class Texts {
public:
  // The empty text is "not set".
  const char* add_optional(const char* field, std::string_view text) {
    return text.empty() ? nullptr : add(field, text);
  }

  // A text with a NUL inside would arrive cut, so it is refused.
  const char* add(const char* field, std::string_view text) {
    if (text.find('\0') != std::string_view::npos && !refusal_) {
      refusal_.emplace();
      refusal_->code = PAYNET_ERR_TEXT;
      refusal_->field = field;
      refusal_->message = std::string(field) + " can't be read: it has a NUL inside";
    }
    return copies_.emplace_back(text).c_str();
  }

  [[nodiscard]] const std::optional<Error>& refusal() const noexcept { return refusal_; }

private:
  std::vector<Text> copies_;
  std::optional<Error> refusal_;
};

inline std::int32_t milliseconds(std::chrono::milliseconds time) noexcept {
  using Limits = std::numeric_limits<std::int32_t>;
  if (time.count() > Limits::max()) {
    return Limits::max();
  }
  return time.count() < Limits::min() ? Limits::min() : static_cast<std::int32_t>(time.count());
}

// From a field of this header to that of paynet.h.
inline void write(Texts& texts, const char* name, const char*& field, std::string_view value) {
  field = texts.add_optional(name, value);
}

inline void write(Texts& /* none */, const char* /* not at fault */, std::int32_t& field,
                  std::chrono::milliseconds value) noexcept {
  field = milliseconds(value);
}

template <class Number, class Value>
void write(Texts& /* none */, const char* /* not at fault */, Number& field, const Value& value) noexcept {
  field = static_cast<Number>(value);
}

// Left at its initial value if there is none.
template <class Number, class Value>
void write(Texts& texts, const char* name, Number& field, const std::optional<Value>& value) noexcept {
  if (value) {
    write(texts, name, field, *value);
  }
}

template <class Type>
InC<Type> to_c(const Type& value, Texts& texts) {
  auto fields = initial<InC<Type>>();
  each_field<Type>([&](const auto& field) { write(texts, field.name, fields.*field.in_c, value.*field.own); });
  return fields;
}

// What `body` makes of the struct of paynet.h for a request.
template <class Value, class Request, class Body>
Result<Value> with_input(const Request& request, Body body) {
  Texts texts;
  const auto input = to_c(request, texts);
  return texts.refusal() ? Result<Value>(*texts.refusal()) : body(input);
}

// What `body` makes of a text that stands alone.
template <class Value, class Body>
Result<Value> with_text(const char* name, std::string_view text, Body body) {
  Texts texts;
  const char* const input = texts.add(name, text);
  return texts.refusal() ? Result<Value>(*texts.refusal()) : body(input);
}

// One number stands for everything that nobody has said.
constexpr std::int32_t nothing_said = PAYNET_UNKNOWN;
static_assert(PAYNET_NO_CODE == nothing_said && PAYNET_NO_AMOUNT == nothing_said, "as read() has it");

// From a field of paynet.h to that of this header.
template <std::size_t Size>
void read(std::string& value, const char (&field)[Size]) {
  value = field;
}

template <class Number, class Value>
void read(Value& value, Number field) noexcept {
  value = static_cast<Value>(field);
}

template <class Number, class Value>
void read(std::optional<Value>& value, Number field) noexcept {
  if (field != nothing_said) {
    value = static_cast<Value>(field);
  }
}

template <class Type>
Type from_c(const InC<Type>& fields) {
  Type value;
  each_field<Type>([&](const auto& field) { read(value.*field.own, fields.*field.in_c); });
  return value;
}

// The error of a call whose last parameter it is.
template <class Call>
std::optional<Error> failure_of(Call call, std::int32_t also_good = PAYNET_OK) {
  auto fields = initial<paynet_error>();
  const std::int32_t code = call(&fields);
  if (code == PAYNET_OK || code == also_good) {
    return std::nullopt;
  }
  auto error = from_c<Error>(fields);
  error.code = code;
  if (error.http_status == 0) {
    error.http_status.reset();
  }
  return error;
}

// What the library writes where a call points to.
template <class Value, class InC, class Call>
Result<Value> value_of(Call call) {
  InC value{};
  if (auto failure = failure_of([&](paynet_error* error) { return call(&value, error); })) {
    return *std::move(failure);
  }
  return static_cast<Value>(value);
}

template <class Response, class Call>
Result<Response> answer_of(Call call, std::int32_t also_good) {
  auto fields = initial<InC<Response>>();
  if (auto failure = failure_of([&](paynet_error* error) { return call(&fields, error); }, also_good)) {
    return *std::move(failure);
  }
  return from_c<Response>(fields);
}

// Calls once more if the list turns out to be longer than expected: no money moves.
template <class Response, class Call>
Result<Response> answer_with_rows_of(Call call) {
  using List = Rows<Response>;
  auto fields = initial<InC<Response>>();
  const std::int32_t& count = fields.*List::count;
  std::vector<InC<typename List::Row>> rows;
  const auto failure_with = [&](std::int32_t capacity) {
    rows.assign(static_cast<std::size_t>(capacity), initial<InC<typename List::Row>>());
    return failure_of([&](paynet_error* error) { return call(&fields, rows.data(), capacity, error); });
  };
  auto failure = failure_with(List::capacity);
  if (failure && failure->code == PAYNET_ERR_ANSWER_DOES_NOT_FIT && count > List::capacity) {
    failure = failure_with(count);
  }
  if (failure) {
    return *std::move(failure);
  }
  auto response = from_c<Response>(fields);
  rows.resize(static_cast<std::size_t>(count));
  for (const auto& row : rows) {
    (response.*List::own).push_back(from_c<typename List::Row>(row));
  }
  return response;
}

// A text whose size the library tells first.
template <class Call>
Result<std::string> text_of(Call call) {
  std::int32_t size = 0;
  if (auto failure = failure_of([&](paynet_error* error) { return call(nullptr, 0, &size, error); },
                                PAYNET_ERR_BUFFER_TOO_SMALL)) {
    return *std::move(failure);
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  if (auto failure = failure_of([&](paynet_error* error) { return call(text.data(), size, &size, error); })) {
    return *std::move(failure);
  }
  text.resize(static_cast<std::size_t>(size) - 1); // without the NUL; a report may have fewer bytes than foretold
  return text;
}

inline std::string library_path() {
#if !defined(_WIN32)
  Dl_info info{};
  // The text lies in the library; a function's address may be that of a stub in the program.
  if (dladdr(paynet_version(), &info) != 0 && info.dli_fname != nullptr) {
    return info.dli_fname;
  }
#endif
  return "of unknown path";
}

// From ABI 1 on a later library may have grown the structs at their end; until then sizes are the same or it is
// another.
inline bool fits(std::uint32_t here, std::uint32_t in_library) noexcept {
  return here == in_library || (PAYNET_ABI_VERSION > 0 && here < in_library);
}

inline std::string size_differences() {
  std::string differences;
  const auto compare = [&](const char* name, std::size_t here, std::uint32_t in_library) {
    if (!fits(static_cast<std::uint32_t>(here), in_library)) {
      differences += std::string("; ") + name + " has " + std::to_string(in_library) + " bytes in the library, not " +
                     std::to_string(here);
    }
  };
#define PAYNET_HPP_COMPARE(NAME) compare(#NAME, sizeof(NAME), NAME##_size());
  PAYNET_HPP_STRUCTS(PAYNET_HPP_COMPARE)
#undef PAYNET_HPP_COMPARE
#undef PAYNET_HPP_STRUCTS
  return differences;
}

// Empty if the loaded library fits the header this program was compiled with.
inline std::string describe_mismatch() {
  // A library of another ABI need not have the same size functions.
  const bool same_abi = paynet_abi_version() == PAYNET_ABI_VERSION;
  const std::string differences = same_abi ? size_differences() : std::string();
  if (same_abi && differences.empty()) {
    return {};
  }
  const std::string needed = std::to_string(PAYNET_ABI_VERSION);
  return "found libpaynet " + std::string(library_version()) + " with ABI " + std::to_string(paynet_abi_version()) +
         " at " + library_path() + differences + "; this program was compiled for ABI " + needed +
         ": install the libpaynet.so." + needed + " (package libpaynet" + needed +
         ") of the release whose paynet.h it was compiled with, or compile it anew with the header of this one";
}

inline std::optional<Error> library_mismatch() {
  static const std::string mismatch = describe_mismatch();
  if (mismatch.empty()) {
    return std::nullopt;
  }
  Error error;
  error.code = PAYNET_ERR_STRUCT_SIZE;
  error.message = mismatch;
  return error;
}

struct Free {
  void operator()(paynet_client* client) const noexcept { paynet_client_free(client); }
};

} // namespace detail

// Between kurus and the texts that people and programs write for them.
struct Amount {
#ifdef PAYNET_HPP_EXCEPTIONS
  // How many kurus a text such as 1.234,56 or 1234.56 means. One that can be read in two ways, 1.234 say, is a
  // CallException that names both.
  [[nodiscard]] static std::int64_t parse(std::string_view text) { return try_parse(text).value(); }

  [[nodiscard]] static std::string format(std::int64_t kurus, AmountForm form) {
    return try_format(kurus, form).value();
  }
#endif

  [[nodiscard]] static Result<std::int64_t> try_parse(std::string_view text) {
    if (auto mismatch = detail::library_mismatch()) {
      return *std::move(mismatch);
    }
    return detail::with_text<std::int64_t>("text", text, [](const char* input) {
      return detail::value_of<std::int64_t, std::int64_t>(
          [&](std::int64_t* kurus, paynet_error* error) { return paynet_amount_parse(input, kurus, error); });
    });
  }

  [[nodiscard]] static Result<std::string> try_format(std::int64_t kurus, AmountForm form) {
    if (auto mismatch = detail::library_mismatch()) {
      return *std::move(mismatch);
    }
    return detail::text_of([&](char* buffer, std::int32_t capacity, std::int32_t* needed, paynet_error* error) {
      return paynet_amount_format(kurus, static_cast<std::int32_t>(form), buffer, capacity, needed, error);
    });
  }
};

// How far the shopper of one payment has come, by the addresses that the program's own browser control visits. For one
// thread at a time, and no longer than its client.
class ThreeDWatch {
public:
#ifdef PAYNET_HPP_EXCEPTIONS
  // To be told every address in order.
  ThreeDState visited(std::string_view address) { return try_visited(address).value(); }
#endif

  Result<ThreeDState> try_visited(std::string_view address) {
    return detail::with_text<ThreeDState>("address", address, [&](const char* input) -> Result<ThreeDState> {
      if (auto failure = detail::failure_of(
              [&](paynet_error* error) { return paynet_three_d_visited(client_, &watch_, input, error); })) {
        return *std::move(failure);
      }
      return state();
    });
  }

  [[nodiscard]] ThreeDState state() const noexcept { return static_cast<ThreeDState>(watch_.state); }

private:
  friend class Client;
  explicit ThreeDWatch(const paynet_client* client) noexcept : client_(client) {}

  const paynet_client* client_;
  paynet_three_d_watch watch_ = detail::initial<paynet_three_d_watch>();
};

// Keys, settings and idle connections; freed with it. Movable; a client that was moved from refuses every call.
class Client {
public:
#ifdef PAYNET_HPP_EXCEPTIONS
  explicit Client(const ClientOptions& options) : Client(try_make(options).value()) {}
#endif

  // Opens no connection. Its errors are of PAYNET_CLASS_CALL (or PAYNET_CLASS_DEFECT).
  [[nodiscard]] static Result<Client> try_make(const ClientOptions& options) {
    if (auto mismatch = detail::library_mismatch()) {
      return *std::move(mismatch);
    }
    return detail::with_input<Client>(options, [](const paynet_config& config) -> Result<Client> {
      paynet_client* client = nullptr;
      if (auto failure =
              detail::failure_of([&](paynet_error* error) { return paynet_client_new(&config, &client, error); })) {
        return *std::move(failure);
      }
      return Client(client);
    });
  }

#ifdef PAYNET_HPP_EXCEPTIONS
  // All of them block. All but charge send once and never repeat, and no money moves by them.

  // Looks up the name, connects and shakes hands ahead of the first call; sends no request. A connection that no call
  // takes within 45 s is not used any more. A failure harms nothing: the next call tries anew.
  void warm_up() const { (void)try_warm_up().value(); }

  // Opens a payment session.
  [[nodiscard]] AuthResponse auth(const AuthRequest& request) const { return try_auth(request).value(); }

  // Asks for the card's bank and the instalments it offers.
  [[nodiscard]] CheckBinResponse check_bin(const CheckBinRequest& request) const {
    return try_check_bin(request).value();
  }

  // Asks that the card be stored with the payment.
  [[nodiscard]] SaveCardResponse save_card(const SaveCardRequest& request) const {
    return try_save_card(request).value();
  }

  // Sends card data to Paynet and gets a token for it.
  [[nodiscard]] CreateTokenResponse create_token(const CreateTokenRequest& request) const {
    return try_create_token(request).value();
  }

  // check_bin for a stored card.
  [[nodiscard]] CheckBinResponse check_card_bin(const CheckCardBinRequest& request) const {
    return try_check_card_bin(request).value();
  }

  // Gets a token for a stored card.
  [[nodiscard]] CreateTokenResponse create_card_token(const CreateCardTokenRequest& request) const {
    return try_create_card_token(request).value();
  }

  // Lists the stored cards of a shopper.
  [[nodiscard]] CardListResponse card_list(const CardListRequest& request) const {
    return try_card_list(request).value();
  }

  // Takes the money, once. A decline is a Payment, too: look at paid(). When no verdict comes, looks the payment up and
  // repeats only with the same session. An UnknownOutcomeException: hand over no goods, charge the same request again.
  [[nodiscard]] Payment charge(const ChargeRequest& request) const { return try_charge(request).value(); }

  // Looks up what came of a charge. Nothing found is an answer, too.
  [[nodiscard]] CheckResponse check(const CheckRequest& request) const { return try_check(request).value(); }

  // Tells after a power cut what came of the charges that the journal_file knows to be begun, but not how they ended.
  // Told, too, are those of the last two minutes before an earlier client ended without being freed: their outcome is
  // written, but may not have been noted. A client tells each once, the next again if this one isn't freed. Nothing
  // found is an answer only when the charge's budget and three minutes more are over; until then the outcome is
  // unknown, and only the same session may be charged again.
  [[nodiscard]] InFlightResponse in_flight() const { return try_in_flight().value(); }

  // The address at which the shopper confirms with the bank.
  [[nodiscard]] std::string three_d_url(const ThreeDRequest& request) const { return try_three_d_url(request).value(); }

  // A web page that takes the shopper's browser there.
  [[nodiscard]] std::string three_d_page(const ThreeDRequest& request) const {
    return try_three_d_page(request).value();
  }

  // Opens a browser on this machine and waits until the shopper is back, gives up, or the time is up.
  [[nodiscard]] ThreeDState three_d_browse(const ThreeDRequest& request) const {
    return try_three_d_browse(request).value();
  }

  // Finds out why payments don't work on this machine, and says what to do, in Turkish and in English; for people. No
  // money moves, no card data leaves. Blocks up to the total time-out.
  [[nodiscard]] std::string doctor() const { return try_doctor().value(); }

  // Ends the three_d_browse of another thread.
  void three_d_cancel(std::string_view session_id) const { (void)try_three_d_cancel(session_id).value(); }
#endif

  [[nodiscard]] Result<std::monostate> try_warm_up() const {
    if (auto failure =
            detail::failure_of([&](paynet_error* error) { return paynet_client_warm_up(client_.get(), error); })) {
      return *std::move(failure);
    }
    return std::monostate();
  }

  [[nodiscard]] Result<AuthResponse> try_auth(const AuthRequest& request) const {
    return call<AuthResponse>(paynet_auth, request);
  }

  [[nodiscard]] Result<CheckBinResponse> try_check_bin(const CheckBinRequest& request) const {
    return call<CheckBinResponse>(paynet_check_bin, request);
  }

  [[nodiscard]] Result<SaveCardResponse> try_save_card(const SaveCardRequest& request) const {
    return call<SaveCardResponse>(paynet_save_card, request);
  }

  [[nodiscard]] Result<CreateTokenResponse> try_create_token(const CreateTokenRequest& request) const {
    return call<CreateTokenResponse>(paynet_create_token, request);
  }

  [[nodiscard]] Result<CheckBinResponse> try_check_card_bin(const CheckCardBinRequest& request) const {
    return call<CheckBinResponse>(paynet_check_card_bin, request);
  }

  [[nodiscard]] Result<CreateTokenResponse> try_create_card_token(const CreateCardTokenRequest& request) const {
    return call<CreateTokenResponse>(paynet_create_card_token, request);
  }

  [[nodiscard]] Result<CardListResponse> try_card_list(const CardListRequest& request) const {
    return call<CardListResponse>(paynet_card_list, request);
  }

  [[nodiscard]] Result<Payment> try_charge(const ChargeRequest& request) const {
    return call<Payment>(paynet_charge, request, PAYNET_ERR_DECLINED);
  }

  [[nodiscard]] Result<CheckResponse> try_check(const CheckRequest& request) const {
    return call<CheckResponse>(paynet_check, request);
  }

  [[nodiscard]] Result<InFlightResponse> try_in_flight() const {
    return detail::answer_with_rows_of<InFlightResponse>(
        [&](auto... rest) { return paynet_in_flight(client_.get(), rest...); });
  }

  [[nodiscard]] Result<std::string> try_three_d_url(const ThreeDRequest& request) const {
    return text(paynet_three_d_url, request);
  }

  [[nodiscard]] Result<std::string> try_three_d_page(const ThreeDRequest& request) const {
    return text(paynet_three_d_page, request);
  }

  [[nodiscard]] Result<ThreeDState> try_three_d_browse(const ThreeDRequest& request) const {
    return detail::with_input<ThreeDState>(request, [&](const auto& input) {
      return detail::value_of<ThreeDState, std::int32_t>([&](std::int32_t* state, paynet_error* error) {
        return paynet_three_d_browse(client_.get(), &input, state, error);
      });
    });
  }

  [[nodiscard]] Result<std::monostate> try_three_d_cancel(std::string_view session_id) const {
    return detail::with_text<std::monostate>("session_id", session_id,
                                             [&](const char* input) -> Result<std::monostate> {
                                               if (auto failure = detail::failure_of([&](paynet_error* error) {
                                                     return paynet_three_d_cancel(client_.get(), input, error);
                                                   })) {
                                                 return *std::move(failure);
                                               }
                                               return std::monostate();
                                             });
  }

  [[nodiscard]] Result<std::string> try_doctor() const {
    return detail::text_of([&](auto... rest) { return paynet_doctor(client_.get(), rest...); });
  }

  // For a browser control of the program's own.
  [[nodiscard]] ThreeDWatch three_d_watch() const noexcept { return ThreeDWatch(client_.get()); }

private:
  explicit Client(paynet_client* client) noexcept : client_(client) {}

  template <class Response, class Function, class Request>
  Result<Response> call(Function function, const Request& request, std::int32_t also_good = PAYNET_OK) const {
    return detail::with_input<Response>(request, [&](const auto& input) {
      const auto bound = [&](auto... rest) { return function(client_.get(), &input, rest...); };
      if constexpr (detail::Rows<Response>::any) {
        return detail::answer_with_rows_of<Response>(bound);
      } else {
        return detail::answer_of<Response>(bound, also_good);
      }
    });
  }

  template <class Function>
  Result<std::string> text(Function function, const ThreeDRequest& request) const {
    return detail::with_input<std::string>(request, [&](const auto& input) {
      return detail::text_of([&](auto... rest) { return function(client_.get(), &input, rest...); });
    });
  }

  std::unique_ptr<paynet_client, detail::Free> client_;
};

namespace detail {

template <class Enum>
const char* name_of(Enum value, std::initializer_list<std::pair<Enum, const char*>> names) noexcept {
  for (const auto& [known, name] : names) {
    if (known == value) {
      return name;
    }
  }
  return "unknown";
}

} // namespace detail

inline std::ostream& operator<<(std::ostream& out, Environment environment) {
  return out << detail::name_of(
             environment, {{Environment::none, "none"}, {Environment::live, "live"}, {Environment::test, "test"}});
}

inline std::ostream& operator<<(std::ostream& out, TlsBackend backend) {
  return out << detail::name_of(backend, {{TlsBackend::own, "own"}, {TlsBackend::system, "system"}});
}

inline std::ostream& operator<<(std::ostream& out, PosType type) {
  return out << detail::name_of(type, {{PosType::own, "own"}, {PosType::paynet, "paynet"}});
}

inline std::ostream& operator<<(std::ostream& out, TransactionType type) {
  return out << detail::name_of(
             type, {{TransactionType::sale, "sale"}, {TransactionType::preauthorisation, "preauthorisation"}});
}

inline std::ostream& operator<<(std::ostream& out, Outcome outcome) {
  return out << detail::name_of(outcome, {{Outcome::none, "none"},
                                          {Outcome::paid, "paid"},
                                          {Outcome::not_paid, "not_paid"},
                                          {Outcome::unknown, "unknown"}});
}

inline std::ostream& operator<<(std::ostream& out, FoundBy found_by) {
  return out << detail::name_of(found_by, {{FoundBy::nothing, "nothing"},
                                           {FoundBy::answer, "answer"},
                                           {FoundBy::look_up, "look_up"},
                                           {FoundBy::repeat, "repeat"}});
}

inline std::ostream& operator<<(std::ostream& out, ThreeDState state) {
  return out << detail::name_of(state, {{ThreeDState::not_started, "not_started"},
                                        {ThreeDState::at_bank, "at_bank"},
                                        {ThreeDState::back, "back"},
                                        {ThreeDState::time_up, "time_up"},
                                        {ThreeDState::cancelled, "cancelled"}});
}

namespace detail {

constexpr const char* not_set = "(not set)";

template <class Value>
const char* masked(const Value& secret) noexcept {
  if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    return std::string_view(secret).empty() ? not_set : "***";
  } else {
    return "***";
  }
}

// Numbers not through the stream, whose locale may write 10.000.
template <class Value>
void show(std::ostream& out, const Value& value) {
  if constexpr (std::is_same_v<Value, bool>) {
    out << (value ? "yes" : "no");
  } else if constexpr (std::is_integral_v<Value>) {
    out << std::to_string(value);
  } else {
    out << value;
  }
}

inline void show(std::ostream& out, std::chrono::milliseconds time) { out << std::to_string(time.count()) << " ms"; }

template <class Value>
void show(std::ostream& out, const std::optional<Value>& value) {
  if (value) {
    show(out, *value);
  } else {
    out << not_set;
  }
}

template <class Row>
void show(std::ostream& out, const std::vector<Row>& rows) {
  const char* separator = "";
  out << '[';
  for (const Row& row : rows) {
    out << separator << row;
    separator = ", ";
  }
  out << ']';
}

} // namespace detail

// Options, requests and responses, without keys, card data and what tells who the card holder is.
template <class Type>
auto operator<<(std::ostream& out, const Type& value) -> decltype(static_cast<void>(detail::Fields<Type>::all), out) {
  const char* separator = "";
  out << detail::Fields<Type>::name << '{';
  detail::each_field<Type>([&](const auto& field) {
    out << separator << field.name << '=';
    if (field.secret) {
      out << detail::masked(value.*field.own);
    } else {
      detail::show(out, value.*field.own);
    }
    separator = ", ";
  });
  if constexpr (detail::Rows<Type>::any) {
    out << separator << detail::Rows<Type>::name << '=';
    detail::show(out, value.*detail::Rows<Type>::own);
  }
  return out << '}';
}

inline std::ostream& operator<<(std::ostream& out, const Error& error) {
  return out << error.name() << ": " << error.message;
}

inline std::ostream& operator<<(std::ostream& out, const Client& /* has nothing to show */) {
  return out << "Client{libpaynet " << library_version() << "}";
}

} // namespace paynet

#endif
