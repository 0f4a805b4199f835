// The conformance runner for C++: reads cases from a JSON file, makes the calls, prints the outcomes as JSON.

#include <paynet.hpp>

#include <nlohmann/json.hpp>

#include <clocale>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace {

using nlohmann::json;

// A case that the types of paynet.hpp cannot express.
class Inexpressible : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class Number>
Number number(const json& value, const std::string& name) {
  using Limits = std::numeric_limits<Number>;
  const auto wide = value.get<std::int64_t>();
  if (wide < Limits::min() || wide > Limits::max()) {
    throw Inexpressible(name + " has " + std::to_string(8 * sizeof(Number)) + " bits");
  }
  return static_cast<Number>(wide);
}

// A view into the JSON document, which outlives the call.
std::string_view text(const json& value) { return value.get_ref<const std::string&>(); }

template <class Value>
void read(const json& value, const std::string& name, Value& field) {
  if constexpr (std::is_same_v<Value, std::string_view>) {
    field = text(value);
  } else if constexpr (std::is_same_v<Value, bool>) {
    const auto answer = number<std::int32_t>(value, name);
    if (answer != 0 && answer != 1) {
      throw Inexpressible(name + " is a bool");
    }
    field = answer == 1;
  } else if constexpr (std::is_enum_v<Value>) {
    field = static_cast<Value>(number<std::int32_t>(value, name));
  } else if constexpr (std::is_same_v<Value, std::chrono::milliseconds>) {
    field = Value(number<std::int32_t>(value, name));
  } else {
    field = number<Value>(value, name);
  }
}

template <class Value>
void read(const json& value, const std::string& name, std::optional<Value>& field) {
  read(value, name, field.emplace());
}

// What C calls the field.
template <class Value>
std::string name_in_c(const char* name, const Value& /* of this type */) {
  return std::is_same_v<Value, std::chrono::milliseconds> ? std::string(name) + "_ms" : name;
}

template <class Type>
Type filled(const json& object) {
  Type filled;
  paynet::detail::each_field<Type>([&](const auto& field) {
    auto& own = filled.*field.own;
    const std::string name = name_in_c(field.name, own);
    const auto value = object.find(name);
    if (value != object.end() && !value->is_null()) {
      read(*value, name, own);
    }
  });
  return filled;
}

// As in C.
template <class Value>
json written(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return static_cast<std::int32_t>(value);
  } else if constexpr (std::is_same_v<Value, bool>) {
    return value ? 1 : 0;
  } else {
    return value;
  }
}

template <class Value>
json written(const std::optional<Value>& value) {
  return value ? written(*value) : json(PAYNET_UNKNOWN);
}

template <class Type>
json object_of(const Type& value) {
  json object = json::object();
  paynet::detail::each_field<Type>([&](const auto& field) { object[field.name] = written(value.*field.own); });
  if constexpr (paynet::detail::Rows<Type>::any) {
    json rows = json::array();
    for (const auto& row : value.*paynet::detail::Rows<Type>::own) {
      rows.push_back(object_of(row));
    }
    object[paynet::detail::Rows<Type>::name] = std::move(rows);
  }
  return object;
}

using Call = std::function<json(const json& test_case)>;

paynet::Client client_of(const json& test_case) {
  return paynet::Client(filled<paynet::ClientOptions>(test_case.at("client")));
}

template <class Request, class Response>
Call service(Response (paynet::Client::*call)(const Request&) const) {
  return [call](const json& test_case) {
    const paynet::Client client = client_of(test_case);
    return object_of((client.*call)(filled<Request>(test_case.at("request"))));
  };
}

json warmed_up(const json& test_case) {
  client_of(test_case).warm_up();
  return json::object();
}

// The text that paynet.hpp cannot leave out.
std::string_view required_text(const json& value) {
  if (value.is_null()) {
    throw Inexpressible("a text is always there");
  }
  return text(value);
}

json parsed_amount(const json& test_case) {
  return {{"amount", paynet::Amount::parse(required_text(test_case.at("request").at("text")))}};
}

json formatted_amount(const json& test_case) {
  const json& request = test_case.at("request");
  const auto form = static_cast<paynet::AmountForm>(number<std::int32_t>(request.at("form"), "form"));
  return {{"text", paynet::Amount::format(request.at("amount").get<std::int64_t>(), form)}};
}

Call three_d_text(std::string (paynet::Client::*call)(const paynet::ThreeDRequest&) const) {
  return [call](const json& test_case) -> json {
    const paynet::Client client = client_of(test_case);
    return {{"text", (client.*call)(filled<paynet::ThreeDRequest>(test_case.at("request")))}};
  };
}

json visited(const json& test_case) {
  const paynet::Client client = client_of(test_case);
  paynet::ThreeDWatch watch = client.three_d_watch();
  json states = json::array();
  for (const json& address : test_case.at("request").at("addresses")) {
    states.push_back(written(watch.visited(required_text(address))));
  }
  return {{"states", std::move(states)}};
}

json browsed(const json& test_case) {
  const auto request = filled<paynet::ThreeDRequest>(test_case.at("request"));
  return {{"state", written(client_of(test_case).three_d_browse(request))}};
}

const std::map<std::string, Call>& calls() {
  using paynet::Client;
  static const std::map<std::string, Call> calls = {
      {"auth", service(&Client::auth)},
      {"check_bin", service(&Client::check_bin)},
      {"save_card", service(&Client::save_card)},
      {"create_token", service(&Client::create_token)},
      {"check_card_bin", service(&Client::check_card_bin)},
      {"create_card_token", service(&Client::create_card_token)},
      {"card_list", service(&Client::card_list)},
      {"charge", service(&Client::charge)},
      {"check", service(&Client::check)},
      {"warm_up", warmed_up},
      {"amount_parse", parsed_amount},
      {"amount_format", formatted_amount},
      {"three_d_url", three_d_text(&Client::three_d_url)},
      {"three_d_page", three_d_text(&Client::three_d_page)},
      {"three_d_visited", visited},
      {"three_d_browse", browsed},
  };
  return calls;
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
    const std::string name = test_case.value("call", "create_token");
    json response = calls().at(name)(test_case);
    const bool declined = name == "charge" && response.at("outcome") != PAYNET_OUTCOME_PAID;
    return {
        {"code", declined ? PAYNET_ERR_DECLINED : PAYNET_OK}, {"error", nullptr}, {"response", std::move(response)}};
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
