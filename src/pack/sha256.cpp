#include "pack/sha256.h"

#include <mbedtls/sha256.h>

#include <cassert>

namespace shelfwise {

namespace {

constexpr char kDigits[] = "0123456789abcdef";

}  // namespace

Sha256 sha256(std::span<const std::byte> bytes) {
  Sha256 hash{};
  [[maybe_unused]] const int status = mbedtls_sha256_ret(
      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), hash.data(), /*is224=*/0);
  assert(status == 0);
  return hash;
}

std::string hexadecimal(const Sha256& hash) {
  std::string text;
  text.reserve(2 * hash.size());
  for (const std::uint8_t byte : hash) {
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 15]);
  }
  return text;
}

std::string hexadecimal(std::uint64_t number) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 4) {
    *digit = kDigits[number & 15];
  }
  return text;
}

}  // namespace shelfwise
