# How every target is compiled.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-O3 -DNDEBUG")

# The same bits everywhere: no fused multiply-add (g++ contracts by default), and no vectorization
# by Eigen, whose packet sizes, and so the order of its sums, differ between machines.  No operation
# traps or sets errno, which changes no value and lets loops with a choice between floats vectorize.
add_compile_options(-ffp-contract=off -fno-math-errno -fno-trapping-math)
add_compile_definitions(EIGEN_DONT_VECTORIZE)

if(SHELFWISE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(SHELFWISE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Under Emscripten this is how the builder and the tests are compiled; the runtime has targets of
# its own (cmake/wasm.cmake).
if(NOT EMSCRIPTEN)
  add_compile_options(-pthread)
  add_link_options(-pthread)
endif()

set(builder_flags)
if(EMSCRIPTEN)
  set(builder_flags -msimd128 -fwasm-exceptions -pthread)
endif()

# Where size_t has 32 bits, `iterator + std::uint32_t` changes signedness; that says nothing.  g++ 12
# sees overlapping copies in any `"text" + std::string` (its bug 105651).
function(shelfwise_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<BOOL:${EMSCRIPTEN}>:-Wno-sign-conversion>
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<BOOL:${SHELFWISE_WERROR}>:-Werror>)
endfunction()

function(shelfwise_flags target)
  shelfwise_warnings(${target})
  target_compile_options(${target} PRIVATE ${builder_flags})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
endfunction()

# Code of others: compiled as it is, included without warnings.
function(third_party_flags target)
  target_compile_options(${target} PRIVATE -w ${builder_flags})
endfunction()
