// A program compiled with -fno-exceptions -fno-rtti takes a payment.

#include "order.hpp"

#include <cstdio>

namespace {

int complain(const paynet::Error& error) {
  std::puts(error.message.c_str());
  return EXIT_FAILURE;
}

int take_payment(const paynet::Client& client) {
  if (const auto warm = client.try_warm_up(); !warm) {
    return complain(warm.error());
  }
  Order order;
  const auto session = client.try_auth(order.auth());
  if (!session) {
    return complain(session.error());
  }
  order.session_id = session->session_id;
  const auto bank = client.try_check_bin(order.check_bin());
  if (!bank) {
    return complain(bank.error());
  }
  order.choose_single_payment(*bank);
  const auto token = client.try_create_token(order.create_token());
  if (!token) {
    return complain(token.error());
  }
  order.token_id = token->token_id;
  const auto payment = client.try_charge(order.charge());
  if (!payment) {
    return complain(payment.error());
  }
  const auto amount = paynet::Amount::try_format(payment->amount.value_or(0), paynet::AmountForm::turkish);
  if (!amount) {
    return complain(amount.error());
  }
  std::puts(((payment->paid() ? "paid " : "not paid ") + *amount).c_str());
  return EXIT_SUCCESS;
}

} // namespace

int main() {
  const auto client = paynet::Client::try_make(sandbox_options());
  return client ? take_payment(*client) : complain(client.error());
}
