// CPU time of a warm call through paynet.hpp. Prints microseconds per call.
#include <paynet.hpp>

#include <cstdio>
#include <cstdlib>
#include <ctime>

static double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

int main(int argc, char **argv) {
  const int calls = argc > 1 ? std::atoi(argv[1]) : 1000;
  paynet::ClientOptions options;
  options.base_url = std::getenv("PAYNET_BASE_URL");
  options.ca_file = std::getenv("PAYNET_CA_FILE");
  options.publishable_key = std::getenv("PAYNET_PUBLISHABLE_KEY");
  const paynet::Client client(options);
  paynet::CreateTokenRequest request;
  request.session_id = std::getenv("PAYNET_SESSION_ID");
  request.instalment_key = std::getenv("PAYNET_INSTALMENT_KEY");
  request.card_holder = "Ayşe Yılmaz";
  request.pan = "4355084355084358";
  request.month = 12;
  request.year = 2026;
  request.cvc = "000";
  request.do_3ds = true;
  request.ip = "203.0.113.7";
  static_cast<void>(client.create_token(request));
  const double start = cpu_seconds();
  for (int call = 0; call < calls; call++) {
    static_cast<void>(client.create_token(request));
  }
  std::printf("%.2f\n", (cpu_seconds() - start) * 1e6 / calls);
}
