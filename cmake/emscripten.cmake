# The toolchain file of the `wasm` preset: Emscripten as scripts/setup.sh found or made it.

set(prefix ${CMAKE_CURRENT_LIST_DIR}/../.toolchain)
if(DEFINED ENV{SHELFWISE_TOOLCHAIN})
  set(prefix $ENV{SHELFWISE_TOOLCHAIN})
endif()
if(NOT EXISTS ${prefix}/cmake/emscripten.cmake)
  message(FATAL_ERROR "No Emscripten in ${prefix}: run scripts/setup.sh first.")
endif()
include(${prefix}/cmake/emscripten.cmake)
