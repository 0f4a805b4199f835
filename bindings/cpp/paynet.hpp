// Card payments through the Paynet gateway from C++17: one header over paynet.h, which is the manual of calls, fields,
// limits and codes (PAYNET_ERR_..., PAYNET_CLASS_..., PAYNET_PHASE_...).
//
//     paynet::ClientOptions options;
//     options.environment = paynet::Environment::test;
//     options.publishable_key = "...";
//     const paynet::Client client(options);
//     const paynet::CreateTokenResponse response = client.create_token(request);
//
// - create_token throws an Exception; try_create_token returns a Result instead and throws nothing but std::bad_alloc.
// - Texts are UTF-8. A std::string_view of a request needs to live until the call returns and need not end with a NUL.
// - One Client serves a whole program: all its functions may be called from any number of threads at once.

#ifndef PAYNET_HPP
#define PAYNET_HPP

#include "paynet.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
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

enum class Language : std::int32_t {
  english = PAYNET_LANGUAGE_ENGLISH,
  turkish = PAYNET_LANGUAGE_TURKISH,
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

// What create_token answers; the fields of paynet_create_token_response.
struct CreateTokenResponse {
  std::string token_id;
  std::string post_url;
  std::optional<bool> is_tds; // empty: Paynet did not say
  std::string object_name;
  std::optional<std::int32_t> code; // empty: Paynet sent none
  std::string message;
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

template <class Struct>
Struct initial(std::int32_t (*init)(Struct*, std::uint32_t)) {
  Struct fields{};
  init(&fields, sizeof(Struct));
  return fields;
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
      // Compilers leave out a plain memset of memory that is about to be freed.
      volatile char* const remaining = bytes;
      for (std::size_t i = 0; i < size; ++i) {
        remaining[i] = '\0';
      }
      delete[] bytes;
    }
  };

  std::unique_ptr<char[], Wipe> bytes_;
};

// The texts of one call.
class Texts {
public:
  // A text with a NUL inside would arrive cut, so it is refused.
  const char* add(const char* field, std::string_view text) {
    if (text.empty()) {
      return nullptr;
    }
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

inline paynet_config to_c(const ClientOptions& options, Texts& texts) {
  paynet_config config = initial(paynet_config_init);
  config.environment = static_cast<std::int32_t>(options.environment);
  config.base_url = texts.add("base_url", options.base_url);
  config.publishable_key = texts.add("publishable_key", options.publishable_key);
  config.secret_key = texts.add("secret_key", options.secret_key);
  config.ca_file = texts.add("ca_file", options.ca_file);
  config.proxy_url = texts.add("proxy_url", options.proxy_url);
  config.connect_timeout_ms = milliseconds(options.connect_timeout);
  config.total_timeout_ms = milliseconds(options.total_timeout);
  config.text_encoding = PAYNET_TEXT_UTF8;
  config.strict_card_checks = options.strict_card_checks ? 1 : 0;
  return config;
}

inline paynet_create_token_request to_c(const CreateTokenRequest& request, Texts& texts) {
  paynet_create_token_request fields = initial(paynet_create_token_request_init);
  fields.session_id = texts.add("session_id", request.session_id);
  fields.card_holder = texts.add("card_holder", request.card_holder);
  fields.pan = texts.add("pan", request.pan);
  fields.month = request.month;
  fields.year = request.year;
  fields.cvc = texts.add("cvc", request.cvc);
  fields.instalment_key = texts.add("instalment_key", request.instalment_key);
  if (request.do_3ds) {
    fields.do_3ds = *request.do_3ds ? 1 : 0;
  }
  fields.ip = texts.add("ip", request.ip);
  fields.client_id = texts.add("client_id", request.client_id);
  fields.description = texts.add("description", request.description);
  fields.card_holder_phone = texts.add("card_holder_phone", request.card_holder_phone);
  fields.card_holder_mail = texts.add("card_holder_mail", request.card_holder_mail);
  return fields;
}

inline CreateTokenResponse from_c(const paynet_create_token_response& fields) {
  CreateTokenResponse response;
  response.token_id = fields.token_id;
  response.post_url = fields.post_url;
  if (fields.is_tds != PAYNET_UNKNOWN) {
    response.is_tds = fields.is_tds != 0;
  }
  response.object_name = fields.object_name;
  if (fields.code != PAYNET_NO_CODE) {
    response.code = fields.code;
  }
  response.message = fields.message;
  return response;
}

inline Error from_c(std::int32_t code, const paynet_error& fields) {
  Error error;
  error.code = code;
  error.phase = fields.phase;
  error.field = fields.field;
  if (fields.http_status != 0) {
    error.http_status = fields.http_status;
  }
  if (fields.paynet_code != PAYNET_NO_CODE) {
    error.paynet_code = fields.paynet_code;
  }
  error.error_type = fields.error_type;
  error.paynet_message = fields.paynet_message;
  error.message = fields.message;
  return error;
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
  compare("paynet_config", sizeof(paynet_config), paynet_config_size());
  compare("paynet_error", sizeof(paynet_error), paynet_error_size());
  compare("paynet_create_token_request", sizeof(paynet_create_token_request), paynet_create_token_request_size());
  compare("paynet_create_token_response", sizeof(paynet_create_token_response), paynet_create_token_response_size());
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
    detail::Texts texts;
    const paynet_config config = detail::to_c(options, texts);
    if (texts.refusal()) {
      return *texts.refusal();
    }
    paynet_client* client = nullptr;
    paynet_error error = detail::initial(paynet_error_init);
    const std::int32_t code = paynet_client_new(&config, &client, &error);
    if (code != PAYNET_OK) {
      return detail::from_c(code, error);
    }
    return Client(client);
  }

#ifdef PAYNET_HPP_EXCEPTIONS
  // Sends card data to Paynet and gets a token for it. No money moves. Blocks, sends once, never repeats.
  [[nodiscard]] CreateTokenResponse create_token(const CreateTokenRequest& request) const {
    return try_create_token(request).value();
  }
#endif

  [[nodiscard]] Result<CreateTokenResponse> try_create_token(const CreateTokenRequest& request) const {
    detail::Texts texts;
    const paynet_create_token_request input = detail::to_c(request, texts);
    if (texts.refusal()) {
      return *texts.refusal();
    }
    paynet_create_token_response output = detail::initial(paynet_create_token_response_init);
    paynet_error error = detail::initial(paynet_error_init);
    const std::int32_t code = paynet_create_token(client_.get(), &input, &output, &error);
    if (code != PAYNET_OK) {
      return detail::from_c(code, error);
    }
    return detail::from_c(output);
  }

private:
  explicit Client(paynet_client* client) noexcept : client_(client) {}

  std::unique_ptr<paynet_client, detail::Free> client_;
};

namespace detail {

inline const char* masked(std::string_view secret) noexcept { return secret.empty() ? "(not set)" : "***"; }

inline const char* shown(bool yes) noexcept { return yes ? "yes" : "no"; }

inline const char* shown(std::optional<bool> answer) noexcept { return answer ? shown(*answer) : "(not set)"; }

inline std::string shown(std::optional<std::int32_t> number) { return number ? std::to_string(*number) : "(not set)"; }

// Not through the stream, whose locale may write 10.000.
inline std::string shown(std::chrono::milliseconds time) { return std::to_string(time.count()) + " ms"; }

} // namespace detail

inline std::ostream& operator<<(std::ostream& out, Environment environment) {
  switch (environment) {
  case Environment::none: return out << "none";
  case Environment::live: return out << "live";
  case Environment::test: return out << "test";
  }
  return out << "unknown";
}

inline std::ostream& operator<<(std::ostream& out, const ClientOptions& options) {
  return out << "ClientOptions{environment=" << options.environment << ", base_url=" << options.base_url
             << ", publishable_key=" << detail::masked(options.publishable_key)
             << ", secret_key=" << detail::masked(options.secret_key) << ", ca_file=" << options.ca_file
             << ", proxy_url=" << detail::masked(options.proxy_url)
             << ", connect_timeout=" << detail::shown(options.connect_timeout)
             << ", total_timeout=" << detail::shown(options.total_timeout)
             << ", strict_card_checks=" << detail::shown(options.strict_card_checks) << "}";
}

// Without card data and without what tells who the card holder is.
inline std::ostream& operator<<(std::ostream& out, const CreateTokenRequest& request) {
  return out << "CreateTokenRequest{session_id=" << request.session_id
             << ", card_holder=" << detail::masked(request.card_holder) << ", pan=" << detail::masked(request.pan)
             << ", month=***, year=***, cvc=" << detail::masked(request.cvc)
             << ", instalment_key=" << request.instalment_key << ", do_3ds=" << detail::shown(request.do_3ds)
             << ", ip=" << request.ip << ", client_id=" << request.client_id << ", description=" << request.description
             << ", card_holder_phone=" << detail::masked(request.card_holder_phone)
             << ", card_holder_mail=" << detail::masked(request.card_holder_mail) << "}";
}

inline std::ostream& operator<<(std::ostream& out, const CreateTokenResponse& response) {
  return out << "CreateTokenResponse{token_id=" << response.token_id << ", post_url=" << response.post_url
             << ", is_tds=" << detail::shown(response.is_tds) << ", object_name=" << response.object_name
             << ", code=" << detail::shown(response.code) << ", message=" << response.message << "}";
}

inline std::ostream& operator<<(std::ostream& out, const Error& error) {
  return out << error.name() << ": " << error.message;
}

inline std::ostream& operator<<(std::ostream& out, const Client& /* has nothing to show */) {
  return out << "Client{libpaynet " << library_version() << "}";
}

} // namespace paynet

#endif
