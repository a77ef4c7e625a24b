// A libFuzzer program for the target FUZZ_TARGET.

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace shelfwise;
  static const FuzzTarget& target =
      *std::find_if(std::begin(kFuzzTargets), std::end(kFuzzTargets),
                    [](const FuzzTarget& t) { return t.name == std::string_view(FUZZ_TARGET); });
  target.run(std::as_bytes(std::span(data, size)));
  return 0;
}
