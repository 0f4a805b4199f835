// A program compiled with -fno-exceptions -fno-rtti takes a token.

#include "sandbox.hpp"

#include <cstdio>

int main() {
  const auto client = paynet::Client::try_make(sandbox_options());
  if (!client) {
    std::puts(client.error().message.c_str());
    return EXIT_FAILURE;
  }
  const auto token = client->try_create_token(sandbox_request());
  std::puts(token ? token->token_id.c_str() : token.error().message.c_str());
  return token ? EXIT_SUCCESS : EXIT_FAILURE;
}
