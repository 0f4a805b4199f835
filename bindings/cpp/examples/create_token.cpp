// Takes a token from Paynet, or from the sandbox, and prints it.
//
//   c++ -std=c++17 create_token.cpp $(pkg-config --cflags --libs paynet) -o create_token
//
// From the environment: PAYNET_PUBLISHABLE_KEY, PAYNET_SESSION_ID, PAYNET_INSTALMENT_KEY; for the sandbox
// PAYNET_BASE_URL and PAYNET_CA_FILE, else it is Paynet's test system.

#include <paynet.hpp>

#include <cstdlib>
#include <iostream>
#include <string_view>

namespace {

std::string_view given(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

paynet::ClientOptions options_of_environment() {
  paynet::ClientOptions options;
  options.base_url = given("PAYNET_BASE_URL");
  options.environment = options.base_url.empty() ? paynet::Environment::test : paynet::Environment::none;
  options.ca_file = given("PAYNET_CA_FILE");
  options.publishable_key = given("PAYNET_PUBLISHABLE_KEY");
  return options;
}

paynet::CreateTokenRequest request_with_test_card() {
  paynet::CreateTokenRequest request;
  request.session_id = given("PAYNET_SESSION_ID");
  request.instalment_key = given("PAYNET_INSTALMENT_KEY");
  request.card_holder = "Ayşe Yılmaz";
  request.pan = "4355 0843 5508 4358";
  request.month = 12;
  request.year = 2026;
  request.cvc = "000";
  request.do_3ds = true;
  request.ip = "203.0.113.7";
  return request;
}

void show(const paynet::CreateTokenResponse& response) {
  std::cout << "token: " << response.token_id << '\n';
  if (response.is_tds.value_or(false)) {
    std::cout << "the shopper confirms at " << response.post_url << '\n';
  }
}

} // namespace

int main() {
  try {
    const paynet::Client client(options_of_environment());
    show(client.create_token(request_with_test_card()));
    return EXIT_SUCCESS;
  } catch (const paynet::Exception& failure) {
    std::cerr << failure.what() << '\n' << failure.explanation() << '\n';
    return EXIT_FAILURE;
  }
}
