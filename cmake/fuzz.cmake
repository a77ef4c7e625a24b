# One libFuzzer program a target of tests/fuzz/, and the one that writes the first slices.

# Only what the targets call: the other rooms take minutes to compile.
set(fuzzed_sources ${build_sources})
list(FILTER fuzzed_sources INCLUDE REGEX "^src/(delivery|ingest|input|pack|plan|presets|schema|survey|table|text|values)/")
add_library(shelfwise_fuzzed STATIC EXCLUDE_FROM_ALL
  ${fuzzed_sources} ${preset_source} ${fuzz_sources})
shelfwise_flags(shelfwise_fuzzed)
target_include_directories(shelfwise_fuzzed PUBLIC tests)
target_link_libraries(shelfwise_fuzzed PUBLIC shelfwise_runtime
  PRIVATE third_party_iconv third_party_json third_party_libdeflate third_party_sha256
  third_party_xml third_party_zlib)

add_custom_target(fuzzers)
foreach(target index slice csv json-lines map filter)
  add_executable(fuzz-${target} EXCLUDE_FROM_ALL tests/fuzz/fuzzer.cpp)
  shelfwise_flags(fuzz-${target})
  target_compile_definitions(fuzz-${target} PRIVATE FUZZ_TARGET="${target}")
  target_link_libraries(fuzz-${target} PRIVATE shelfwise_fuzzed)
  target_link_options(fuzz-${target} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers fuzz-${target})
endforeach()

add_executable(fuzz_seeds EXCLUDE_FROM_ALL tests/fuzz/seeds.cpp tests/cpp/fixtures/models.cpp)
shelfwise_flags(fuzz_seeds)
target_include_directories(fuzz_seeds PRIVATE tests/cpp)
target_link_libraries(fuzz_seeds PRIVATE shelfwise_fuzzed)
