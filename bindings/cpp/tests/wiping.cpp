// No copy of a card number, a CVC or a key that the wrapper makes, or a program wipes, is freed unwiped. Every `delete`
// of this program looks at what it frees.

#include "sandbox.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

namespace {

constexpr const char* test_cvc = "90817";
constexpr const char* test_key = "pbk_wiped_by_the_wrapper";

bool watching = false;
int found = 0;

bool holds(const char* bytes, std::size_t size, const char* text) {
  const std::size_t length = std::strlen(text);
  for (std::size_t start = 0; start + length <= size; ++start) {
    if (std::memcmp(bytes + start, text, length) == 0) {
      return true;
    }
  }
  return false;
}

void look_and_free(void* block) noexcept {
  if (watching && block != nullptr) {
    const char* bytes = static_cast<const char*>(block);
    const std::size_t size = malloc_usable_size(block);
    for (const char* secret : {test_pan, test_cvc, test_key}) {
      found += holds(bytes, size, secret) ? 1 : 0;
    }
  }
  std::free(block);
}

template <class Work>
int unwiped_blocks_of(Work work) {
  found = 0;
  watching = true;
  work();
  watching = false;
  return found;
}

bool fails(const char* what, int actual, int expected) {
  if (actual != expected) {
    std::fprintf(stderr, "%s: %d unwiped blocks, not %d\n", what, actual, expected);
  }
  return actual != expected;
}

} // namespace

void* operator new(std::size_t size) {
  void* block = std::malloc(size);
  if (block == nullptr) {
    throw std::bad_alloc();
  }
  return block;
}

void* operator new[](std::size_t size) { return operator new(size); }

void operator delete(void* block) noexcept { look_and_free(block); }
void operator delete[](void* block) noexcept { look_and_free(block); }
void operator delete(void* block, std::size_t) noexcept { look_and_free(block); }
void operator delete[](void* block, std::size_t) noexcept { look_and_free(block); }

int main() {
  // The control: a copy that nobody wipes is noticed.
  const int control = unwiped_blocks_of([] { delete new std::string(test_key); });

  const int own = unwiped_blocks_of([] {
    std::string typed = test_key;
    typed.resize(4);
    paynet::wipe(typed);
    char* const buffer = new char[sizeof "90817"];
    std::strcpy(buffer, test_cvc);
    paynet::wipe(buffer, sizeof "90817");
    delete[] buffer;
    paynet::wipe(nullptr, 0);
  });

  paynet::ClientOptions options = sandbox_options();
  options.publishable_key = test_key;
  options.secret_key = test_key;
  paynet::CreateTokenRequest request = sandbox_request();
  request.cvc = test_cvc;
  const int refused = unwiped_blocks_of([&] {
    // The sandbox does not know the key; the CVC is one that the library refuses.
    const paynet::Client client(options);
    (void)client.try_create_token(request);
    request.cvc = "000";
    (void)client.try_create_token(request);
  });

  paynet::ClientOptions good = sandbox_options();
  paynet::CheckBinRequest bin;
  bin.session_id = request.session_id;
  bin.bin = test_pan;
  bool has_all = false;
  const int taken = unwiped_blocks_of([&] {
    const paynet::Client client(good);
    has_all = client.try_create_token(request).has_value() && client.try_check_bin(bin).has_value();
  });

  const bool failed = fails("control", control, 1) | fails("the program's own", own, 0) |
                      fails("refused calls", refused, 0) | fails("token and bank", taken, 0);
  return failed || !has_all ? EXIT_FAILURE : EXIT_SUCCESS;
}
