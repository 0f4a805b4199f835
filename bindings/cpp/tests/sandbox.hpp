// The sandbox that tests/run has started, and requests that it answers.

#ifndef SANDBOX_HPP
#define SANDBOX_HPP

#include <paynet.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

// One of the cards that Paynet publishes for tests.
constexpr const char* test_pan = "4355084355084358";

inline const char* given(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) {
    std::fprintf(stderr, "%s is not set; tests/run sets it\n", name);
    std::exit(EXIT_FAILURE);
  }
  return value;
}

inline paynet::ClientOptions sandbox_options() {
  paynet::ClientOptions options;
  options.base_url = given("PAYNET_BASE_URL");
  options.ca_file = given("PAYNET_CA_FILE");
  options.publishable_key = given("PAYNET_PUBLISHABLE_KEY");
  options.secret_key = given("PAYNET_SECRET_KEY");
  return options;
}

inline paynet::CreateTokenRequest sandbox_request() {
  paynet::CreateTokenRequest request;
  request.session_id = given("PAYNET_SESSION_ID");
  request.instalment_key = given("PAYNET_INSTALMENT_KEY");
  request.card_holder = "Ayşe Çiğdem Şıkoğlu";
  request.pan = test_pan;
  request.month = 12;
  request.year = 2026;
  request.cvc = "000";
  request.do_3ds = true;
  request.ip = "203.0.113.7";
  return request;
}

// A request that the sandbox treats in the way that its README describes for `fault`; keep `fault` alive.
inline paynet::CreateTokenRequest faulty_request(const std::string& fault) {
  paynet::CreateTokenRequest request = sandbox_request();
  request.description = fault;
  return request;
}

// The next request to this path meets this fault.
inline void next_meets(const std::string& path, const std::string& fault) {
  const std::string command = "curl --silent --show-error --fail --cacert \"$PAYNET_CA_FILE\" --data-binary @- "
                              "\"$PAYNET_BASE_URL/sandbox/faults?path=" +
                              path + "\" >/dev/null";
  std::FILE* input = popen(command.c_str(), "w");
  if (input == nullptr || std::fputs(fault.c_str(), input) < 0 || pclose(input) != 0) {
    std::fprintf(stderr, "the sandbox takes no fault\n");
    std::exit(EXIT_FAILURE);
  }
}

struct Counts {
  int connections = 0;
  int requests = 0;
};

// How many there were, without those of the tests' own questions.
inline Counts sandbox_counts() {
  const char* command = "curl --silent --show-error --fail --cacert \"$PAYNET_CA_FILE\" "
                        "\"$PAYNET_BASE_URL/sandbox/counts\"";
  Counts counts;
  std::FILE* output = popen(command, "r");
  if (output == nullptr ||
      std::fscanf(output, R"({"connections":%d,"requests":%d})", &counts.connections, &counts.requests) != 2 ||
      pclose(output) != 0) {
    std::fprintf(stderr, "the sandbox doesn't say what it counted\n");
    std::exit(EXIT_FAILURE);
  }
  return counts;
}

#endif
