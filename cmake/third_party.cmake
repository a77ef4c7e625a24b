# Libraries of others, from the folder that scripts/setup.sh made.  What is read or written goes through
# libraries that are compiled from source in every build, so that the native and the WASM builder write
# the same bytes.

set(prefix ${CMAKE_SOURCE_DIR}/.toolchain)
if(DEFINED ENV{SHELFWISE_TOOLCHAIN})
  set(prefix $ENV{SHELFWISE_TOOLCHAIN})
endif()
foreach(part recipe-native src/expat src/musl)
  if(NOT EXISTS ${prefix}/${part})
    message(FATAL_ERROR "No toolchain, or an old one, in ${prefix}: run scripts/setup.sh first.")
  endif()
endforeach()

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

# Expat reads XML; it opens no file, and expands no more than its limits allow.
set(expat ${prefix}/src/expat/expat/lib)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/expat/expat_config.h CONTENT
  "#define BYTEORDER 1234\n#define XML_DTD 1\n#define XML_POOR_ENTROPY\n")
add_library(third_party_xml STATIC ${expat}/xmlparse.c ${expat}/xmlrole.c ${expat}/xmltok.c)
third_party_flags(third_party_xml)
target_include_directories(third_party_xml SYSTEM PUBLIC ${expat}
  PRIVATE ${CMAKE_BINARY_DIR}/expat)
target_compile_definitions(third_party_xml PUBLIC XML_STATIC)

# The encodings that musl's iconv knows.
set(musl_iconv ${CMAKE_SOURCE_DIR}/cmake/musl_iconv)
add_library(third_party_iconv STATIC ${musl_iconv}/musl_iconv.c)
third_party_flags(third_party_iconv)
target_include_directories(third_party_iconv SYSTEM PUBLIC ${musl_iconv}
  PRIVATE ${prefix}/src/musl/src/locale)

set(googletest /usr/src/googletest)
add_library(third_party_gtest STATIC
  ${googletest}/googletest/src/gtest-all.cc
  ${googletest}/googlemock/src/gmock-all.cc
  ${googletest}/googlemock/src/gmock_main.cc)
third_party_flags(third_party_gtest)
target_include_directories(third_party_gtest SYSTEM
  PUBLIC ${googletest}/googletest/include ${googletest}/googlemock/include
  PRIVATE ${googletest}/googletest ${googletest}/googlemock)
