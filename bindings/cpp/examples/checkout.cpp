// Takes a payment from Paynet, or from the sandbox, from the session to the receipt. With the sandbox also one whose
// answer is lost.
//
//   c++ -std=c++17 checkout.cpp $(pkg-config --cflags --libs paynet) -o checkout
//   ./checkout order-1
//
// The argument is the shop's own number of the order, never used for another one.
// From the environment: PAYNET_PUBLISHABLE_KEY, PAYNET_SECRET_KEY; for the sandbox PAYNET_BASE_URL and PAYNET_CA_FILE,
// else it is Paynet's test system; PAYNET_BROWSER, a program in which the shopper confirms with the bank (3-D Secure).

#include <paynet.hpp>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

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
  options.secret_key = given("PAYNET_SECRET_KEY");
  return options;
}

// What a charge needs.
struct Order {
  std::string reference_no;
  std::string session_id;
  std::string token_id;
};

std::string open_session(const paynet::Client& client, const std::string& reference_no) {
  paynet::AuthRequest request;
  request.amount = paynet::Amount::parse("1.234,56");
  request.reference_no = reference_no;
  return client.auth(request).session_id;
}

std::string single_payment(const paynet::Client& client, const std::string& session_id) {
  paynet::CheckBinRequest request;
  request.session_id = session_id;
  request.bin = "4355 0843";
  std::string instalment_key;
  for (const paynet::Instalment& way : client.check_bin(request).instalments) {
    std::cout << "  " << way.desc << '\n';
    if (way.instalment == 0) {
      instalment_key = way.instalment_key;
    }
  }
  return instalment_key;
}

// Whether the bank was content, the charge will tell.
void confirm_with_bank(const paynet::Client& client, const Order& order, const paynet::CreateTokenResponse& token) {
  paynet::ThreeDRequest request;
  request.session_id = order.session_id;
  request.token_id = order.token_id;
  request.post_url = token.post_url;
  request.browser = given("PAYNET_BROWSER");
  const std::string url = client.three_d_url(request);
  std::cout << "the shopper confirms at " << url.substr(0, url.find('?')) << std::endl; // the rest holds ids and key
  std::cout << "the shopper is " << client.three_d_browse(request) << '\n';
}

Order order_with_test_card(const paynet::Client& client, std::string reference_no) {
  Order order;
  order.reference_no = std::move(reference_no);
  order.session_id = open_session(client, order.reference_no);
  const std::string instalment_key = single_payment(client, order.session_id);

  paynet::CreateTokenRequest request;
  request.session_id = order.session_id;
  request.instalment_key = instalment_key;
  request.card_holder = "Ayşe Yılmaz";
  request.pan = "4355 0843 5508 4358";
  request.month = 12;
  request.year = 2026;
  request.cvc = "000";
  request.do_3ds = !given("PAYNET_BROWSER").empty();
  request.ip = "203.0.113.7";
  const paynet::CreateTokenResponse token = client.create_token(request);
  order.token_id = token.token_id;
  if (token.is_tds.value_or(false)) {
    confirm_with_bank(client, order, token);
  }
  return order;
}

void charge_and_print_receipt(const paynet::Client& client, const Order& order) {
  paynet::ChargeRequest request;
  request.session_id = order.session_id;
  request.token_id = order.token_id;
  request.reference_no = order.reference_no;
  const paynet::Payment payment = client.charge(request);
  if (!payment.paid()) {
    std::cout << "not paid: " << payment.paynet_error_message << payment.bank_error_message << '\n';
    return;
  }
  std::cout << "paid: " << paynet::Amount::format(payment.amount.value_or(0), paynet::AmountForm::turkish) << ' '
            << payment.currency << ", card " << payment.card_no_masked << ", approval " << payment.authorization_code
            << ", found by " << payment.found_by << '\n';
}

void look_up(const paynet::Client& client, const Order& order) {
  paynet::CheckRequest request;
  request.reference_no = order.reference_no;
  const paynet::CheckResponse response = client.check(request);
  std::cout << "looked up: " << response.outcome << ", " << response.payments.size() << " payment(s)\n";
}

// The sandbox will take the next charge and end the connection in place of an answer.
bool lose_the_next_answer() {
  // NOLINTNEXTLINE(cert-env33-c): no text of others is in the command.
  return std::system("curl --silent --show-error --fail --cacert \"$PAYNET_CA_FILE\" --data close-after-reading "
                     "\"$PAYNET_BASE_URL/sandbox/faults?path=/v1/transaction/charge\" >/dev/null") == 0;
}

} // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: checkout NUMBER_OF_THE_ORDER\n";
    return EXIT_FAILURE;
  }
  try {
    const std::string number = arguments[1];
    const paynet::Client client(options_of_environment());
    charge_and_print_receipt(client, order_with_test_card(client, number));
    if (!given("PAYNET_BASE_URL").empty()) {
      const Order order = order_with_test_card(client, number + "-lost");
      if (!lose_the_next_answer()) {
        return EXIT_FAILURE;
      }
      charge_and_print_receipt(client, order);
      look_up(client, order);
    }
    return EXIT_SUCCESS;
  } catch (const paynet::UnknownOutcomeException& failure) {
    std::cerr << failure.what() << "\nHand over no goods, and charge the same order again.\n";
    return EXIT_FAILURE;
  } catch (const paynet::Exception& failure) {
    std::cerr << failure.what() << '\n' << failure.explanation() << '\n';
    return EXIT_FAILURE;
  }
}
