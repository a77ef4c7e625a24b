# Libraries of others, from the folder that scripts/setup.sh made.  libdeflate, zlib and SHA-256 are
# compiled from source in every build, so that the native and the WASM builder write the same bytes.

set(prefix ${CMAKE_SOURCE_DIR}/.toolchain)
if(DEFINED ENV{SHELFWISE_TOOLCHAIN})
  set(prefix $ENV{SHELFWISE_TOOLCHAIN})
endif()
if(NOT EXISTS ${prefix}/recipe-native)
  message(FATAL_ERROR "No toolchain in ${prefix}: run scripts/setup.sh first.")
endif()

# Header-only: CLI11, Boost and Eigen, which only the tests use, lie in one include folder.
add_library(third_party_eigen INTERFACE)
target_include_directories(third_party_eigen SYSTEM INTERFACE ${prefix}/include)
# The sizes of its packets, and so the order of its sums, differ between machines.
target_compile_definitions(third_party_eigen INTERFACE EIGEN_DONT_VECTORIZE)
add_library(third_party_cli11 INTERFACE)
target_include_directories(third_party_cli11 SYSTEM INTERFACE ${prefix}/include)

# Boost.JSON is header-only too; its implementation is compiled once, here.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/boost_json.cpp CONTENT "#include <boost/json/src.hpp>\n")
add_library(third_party_json STATIC ${CMAKE_BINARY_DIR}/boost_json.cpp)
third_party_flags(third_party_json)
target_include_directories(third_party_json SYSTEM PUBLIC ${prefix}/include)

# libdeflate packs, zlib unpacks in a stream.
set(libdeflate_sources deflate_compress.c gzip_compress.c crc32.c utils.c x86/cpu_features.c)
list(TRANSFORM libdeflate_sources PREPEND ${prefix}/src/libdeflate/lib/)
add_library(third_party_libdeflate STATIC ${libdeflate_sources})
third_party_flags(third_party_libdeflate)
target_include_directories(third_party_libdeflate SYSTEM PUBLIC ${prefix}/src/libdeflate)

set(zlib_sources adler32.c crc32.c inffast.c inflate.c inftrees.c zutil.c)
list(TRANSFORM zlib_sources PREPEND ${prefix}/src/zlib/)
add_library(third_party_zlib STATIC ${zlib_sources})
third_party_flags(third_party_zlib)
target_include_directories(third_party_zlib SYSTEM PUBLIC ${prefix}/src/zlib)

# Mbed TLS with nothing but SHA-256: #include <mbedtls/sha256.h>.
set(mbedtls ${prefix}/src/mbedtls)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/mbedtls_config.h CONTENT "#define MBEDTLS_SHA256_C\n")
add_library(third_party_sha256 STATIC ${mbedtls}/library/sha256.c ${mbedtls}/library/platform_util.c)
third_party_flags(third_party_sha256)
target_include_directories(third_party_sha256 SYSTEM PUBLIC ${mbedtls}/include)
target_compile_definitions(third_party_sha256 PUBLIC
  MBEDTLS_CONFIG_FILE="${CMAKE_BINARY_DIR}/mbedtls_config.h")

set(googletest /usr/src/googletest)
add_library(third_party_gtest STATIC
  ${googletest}/googletest/src/gtest-all.cc
  ${googletest}/googlemock/src/gmock-all.cc
  ${googletest}/googlemock/src/gmock_main.cc)
third_party_flags(third_party_gtest)
target_include_directories(third_party_gtest SYSTEM
  PUBLIC ${googletest}/googletest/include ${googletest}/googlemock/include
  PRIVATE ${googletest}/googletest ${googletest}/googlemock)
