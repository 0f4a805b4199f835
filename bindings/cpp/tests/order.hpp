// An order, from its session to the charge.

#ifndef ORDER_HPP
#define ORDER_HPP

#include "sandbox.hpp"

#include <string>
#include <unistd.h>

// Every order has a number of its own.
inline std::string new_number() {
  static int orders = 0;
  return "cpp-" + std::to_string(getpid()) + "-" + std::to_string(++orders);
}

struct Order {
  std::string reference_no = new_number();
  std::string session_id;
  std::string instalment_key;
  std::string token_id;

  [[nodiscard]] paynet::AuthRequest auth() const {
    paynet::AuthRequest request;
    request.amount = 123456;
    request.reference_no = reference_no;
    return request;
  }

  [[nodiscard]] paynet::CheckBinRequest check_bin() const {
    paynet::CheckBinRequest request;
    request.session_id = session_id;
    request.bin = test_pan;
    return request;
  }

  // Without 3-D Secure, so that nobody has to confirm.
  [[nodiscard]] paynet::CreateTokenRequest create_token() const {
    paynet::CreateTokenRequest request = sandbox_request();
    request.session_id = session_id;
    request.instalment_key = instalment_key;
    request.do_3ds = false;
    return request;
  }

  [[nodiscard]] paynet::ChargeRequest charge() const {
    paynet::ChargeRequest request;
    request.session_id = session_id;
    request.token_id = token_id;
    request.reference_no = reference_no;
    return request;
  }

  [[nodiscard]] paynet::CheckRequest check() const {
    paynet::CheckRequest request;
    request.reference_no = reference_no;
    return request;
  }

  void choose_single_payment(const paynet::CheckBinResponse& response) {
    for (const paynet::Instalment& way : response.instalments) {
      if (way.instalment == 0) {
        instalment_key = way.instalment_key;
      }
    }
  }
};

#endif
