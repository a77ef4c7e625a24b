# How every target is compiled.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")
set(CMAKE_C_FLAGS_RELEASE "-O3 -DNDEBUG")

# The same bits everywhere: no fused multiply-add (g++ contracts by default).  No operation traps or
# sets errno, which changes no value and lets loops with a choice between floats vectorize.
set(common_flags -ffp-contract=off -fno-math-errno -fno-trapping-math)

# Of everything but the runtime for browsers (cmake/wasm.cmake).
set(builder_flags ${common_flags} -pthread)
if(EMSCRIPTEN)
  list(APPEND builder_flags -msimd128 -fwasm-exceptions)
endif()

# Only of our own code: libraries of others are compiled without, in half the time.
set(sanitizer_flags)
if(SHELFWISE_SANITIZE)
  set(sanitizer_flags
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()

# Coverage for libFuzzer.
set(coverage_flags)
if(SHELFWISE_FUZZ)
  set(coverage_flags -fsanitize=fuzzer-no-link)
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
  target_compile_options(${target} PRIVATE ${builder_flags} ${sanitizer_flags} ${coverage_flags})
  target_link_options(${target} PUBLIC -pthread ${sanitizer_flags})
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# The files of a room are compiled as one unit, in half the time, where CMAKE_UNITY_BUILD is on.
function(one_unit_per_room)
  foreach(source IN LISTS ARGN)
    cmake_path(GET source PARENT_PATH room)
    string(REPLACE / _ room ${room})
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${room})
  endforeach()
endfunction()

# Code of others: compiled as it is, included without warnings.
function(third_party_flags target)
  target_compile_options(${target} PRIVATE -w ${builder_flags})
  set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
endfunction()
