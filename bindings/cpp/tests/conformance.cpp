// The conformance runner for C++: reads cases from a JSON file, makes the calls, prints the outcomes as JSON.

#include <paynet.hpp>

#include <nlohmann/json.hpp>

#include <clocale>
#include <exception>
#include <fstream>
#include <iostream>
#include <limits>
#include <stdexcept>
#include <string>

namespace {

using nlohmann::json;

// A case that the types of paynet.hpp cannot express.
class Inexpressible : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A view into the JSON document, which outlives the call.
std::string_view text(const json& object, const char* name) {
  const auto value = object.find(name);
  return value == object.end() || value->is_null() ? std::string_view() : value->get_ref<const std::string&>();
}

std::int32_t number(const json& object, const char* name) {
  const auto value = object.find(name);
  if (value == object.end() || value->is_null()) {
    return 0;
  }
  using Limits = std::numeric_limits<std::int32_t>;
  const auto wide = value->get<std::int64_t>();
  if (wide < Limits::min() || wide > Limits::max()) {
    throw Inexpressible(std::string(name) + " has 32 bits");
  }
  return static_cast<std::int32_t>(wide);
}

bool yes_or_no(const json& object, const char* name) {
  const std::int32_t value = number(object, name);
  if (value != 0 && value != 1) {
    throw Inexpressible(std::string(name) + " is a bool");
  }
  return value == 1;
}

paynet::ClientOptions options_of(const json& client) {
  paynet::ClientOptions options;
  options.base_url = text(client, "base_url");
  options.publishable_key = text(client, "publishable_key");
  options.secret_key = text(client, "secret_key");
  options.ca_file = text(client, "ca_file");
  options.proxy_url = text(client, "proxy_url");
  options.connect_timeout = std::chrono::milliseconds(number(client, "connect_timeout_ms"));
  options.total_timeout = std::chrono::milliseconds(number(client, "total_timeout_ms"));
  options.strict_card_checks = yes_or_no(client, "strict_card_checks");
  return options;
}

paynet::CreateTokenRequest request_of(const json& fields) {
  paynet::CreateTokenRequest request;
  request.session_id = text(fields, "session_id");
  request.card_holder = text(fields, "card_holder");
  request.pan = text(fields, "pan");
  request.month = number(fields, "month");
  request.year = number(fields, "year");
  request.cvc = text(fields, "cvc");
  request.instalment_key = text(fields, "instalment_key");
  if (fields.contains("do_3ds") && !fields["do_3ds"].is_null()) {
    request.do_3ds = yes_or_no(fields, "do_3ds");
  }
  request.ip = text(fields, "ip");
  request.client_id = text(fields, "client_id");
  request.description = text(fields, "description");
  request.card_holder_phone = text(fields, "card_holder_phone");
  request.card_holder_mail = text(fields, "card_holder_mail");
  return request;
}

std::int32_t number_in_c(std::optional<bool> answer) {
  return answer ? static_cast<std::int32_t>(*answer) : PAYNET_UNKNOWN;
}

json outcome_of(const paynet::CreateTokenResponse& response) {
  return {{"code", PAYNET_OK},
          {"error", nullptr},
          {"response",
           {{"token_id", response.token_id},
            {"post_url", response.post_url},
            {"is_tds", number_in_c(response.is_tds)},
            {"object_name", response.object_name},
            {"code", response.code.value_or(PAYNET_NO_CODE)},
            {"message", response.message}}}};
}

json outcome_of(const paynet::Error& error) {
  return {{"code", error.code},
          {"response", nullptr},
          {"error",
           {{"class", error.status_class()},
            {"name", error.name()},
            {"phase", error.phase},
            {"field", error.field},
            {"http_status", error.http_status.value_or(0)},
            {"paynet_code", error.paynet_code.value_or(PAYNET_NO_CODE)},
            {"error_type", error.error_type},
            {"paynet_message", error.paynet_message},
            {"message", error.message}}}};
}

json outcome_of(const json& test_case) {
  try {
    const paynet::Client client(options_of(test_case.at("client")));
    return outcome_of(client.create_token(request_of(test_case.at("request"))));
  } catch (const paynet::Exception& exception) {
    return outcome_of(static_cast<const paynet::Error&>(exception));
  } catch (const Inexpressible& reason) {
    return {{"skipped", reason.what()}};
  }
}

json outcomes_of(const json& document) {
  json outcomes = json::array();
  for (const json& test_case : document.at("cases")) {
    json outcome = outcome_of(test_case);
    outcome["name"] = test_case.at("name");
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

} // namespace

int main(int count, char** arguments) {
  if (std::setlocale(LC_ALL, "") == nullptr) {
    std::cerr << "the locale of the environment isn't installed\n";
    return 2;
  }
  if (count != 2) {
    std::cerr << "usage: conformance FILE\n";
    return 2;
  }
  try {
    std::ifstream file(arguments[1]);
    std::cout << outcomes_of(json::parse(file)) << '\n';
    return 0;
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  }
}
