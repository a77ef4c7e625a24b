# What only Emscripten builds: the runtime for browsers, and how the builder and the tests are
# linked for Node.

# --- The builder and the tests: exceptions, threads and the files of Node ---------------------------

# No workers wait for threads (a pool of eight makes every start three times as long): in Node a
# worker starts although the thread that asked for it is busy.
set(node_link_options
  -fwasm-exceptions -pthread -sNODERAWFS -sENVIRONMENT=node,worker -sEXIT_RUNTIME
  -sPTHREAD_POOL_SIZE=0 -sSTACK_SIZE=1MB -sDEFAULT_PTHREAD_STACK_SIZE=1MB
  -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB -Wno-pthreads-mem-growth)

set(tests_environment ${CMAKE_SOURCE_DIR}/tests/cpp/environment.js)
target_link_options(shelfwise_tests PRIVATE ${node_link_options} --pre-js=${tests_environment})
# The code is compiled as the builder's is; a second optimizer over the linked whole takes a minute.
target_link_options(shelfwise_tests PRIVATE -O1)
set_property(TARGET shelfwise_tests PROPERTY LINK_DEPENDS ${tests_environment})
# Emscripten writes CommonJS, unlike the rest of the package.
file(WRITE ${CMAKE_BINARY_DIR}/package.json "{ \"type\": \"commonjs\" }\n")

target_link_options(shelfwise PRIVATE ${node_link_options} -sMODULARIZE -sEXPORT_ES6)
set_target_properties(shelfwise PROPERTIES
  OUTPUT_NAME builder SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_SOURCE_DIR}/js/dist)

# --- The runtime: no exceptions, no threads, no files ----------------------------------------------

# Node is left out: for it the glue imports "module", which bundlers refuse.  In Node the package
# hands in `instantiateWasm`.
set(runtime_link_options
  -sSTRICT -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker -sALLOW_MEMORY_GROWTH
  -sFILESYSTEM=0 -sMALLOC=emmalloc -sMIN_SAFARI_VERSION=160400 -sSTACK_SIZE=256KB
  -sINCOMING_MODULE_JS_API=locateFile,wasmBinary,instantiateWasm -sDYNAMIC_EXECUTION=0
  --no-entry -lembind)

# What every recommendation runs through is compiled for speed, all the rest for size.
set(hot_sources
  src/quant/kernels.cpp
  src/quant/top_items.cpp
  src/quant/vector_scan.cpp
  src/recommend/candidates.cpp
  src/recommend/edge_source.cpp
  src/recommend/fact_source.cpp
  src/recommend/link_source.cpp
  src/recommend/scorer.cpp
  src/recommend/vector_source.cpp
)
set(cold_sources ${runtime_sources})
list(REMOVE_ITEM cold_sources ${hot_sources})

function(runtime_flags target)
  shelfwise_warnings(${target})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_compile_options(${target} PRIVATE
    ${common_flags} -fno-exceptions -flto -mbulk-memory ${ARGN})
endfunction()

# An executable, not a library: bindings register in static constructors, which a static library
# would drop.
function(runtime_module target main)
  add_library(${target}_hot OBJECT EXCLUDE_FROM_ALL ${hot_sources})
  runtime_flags(${target}_hot -fno-unroll-loops ${ARGN})
  set_target_properties(${target}_hot PROPERTIES UNITY_BUILD OFF)
  add_executable(${target} ${main} ${cold_sources} $<TARGET_OBJECTS:${target}_hot>)
  runtime_flags(${target} -Oz ${ARGN})
  target_link_options(${target} PRIVATE -fno-exceptions -flto -mbulk-memory -Oz ${ARGN})
  set_target_properties(${target} PROPERTIES SUFFIX .mjs UNITY_BUILD_MODE GROUP)
endfunction()

runtime_module(runtime bindings/runtime.cpp -msimd128)
target_compile_definitions(runtime PRIVATE SHELFWISE_VERSION="${PROJECT_VERSION}")
set(node_tools ${CMAKE_SOURCE_DIR}/node_modules/.bin)
set_target_properties(runtime PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_SOURCE_DIR}/js/dist
  # --emit-tsd calls tsc, which it looks for on the PATH.
  RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env PATH=${node_tools}:$ENV{PATH}")
target_link_options(runtime PRIVATE ${runtime_link_options} --emit-tsd runtime.d.ts)
add_custom_command(TARGET runtime POST_BUILD
  COMMAND ${node_tools}/terser $<TARGET_FILE:runtime> --module --compress --mangle
          --output $<TARGET_FILE:runtime>)

# For the test that SIMD and scalar kernels agree to the bit.
runtime_module(runtime_scalar bindings/runtime.cpp)
target_compile_definitions(runtime_scalar PRIVATE SHELFWISE_VERSION="${PROJECT_VERSION}")
target_link_options(runtime_scalar PRIVATE ${runtime_link_options})

# What npm run bench measures inside the module, in Node and in a page: files lie in memory.
function(bench_module target)
  runtime_module(${target} tests/bench/${target}.cpp -msimd128)
  set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)
  target_link_options(${target} PRIVATE -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,node
    -sALLOW_MEMORY_GROWTH -sMALLOC=emmalloc -sMIN_SAFARI_VERSION=160400 -sINVOKE_RUN=0
    -sFORCE_FILESYSTEM -sEXPORTED_RUNTIME_METHODS=FS,callMain)
endfunction()

bench_module(latency)
bench_module(sizes)
target_sources(sizes PRIVATE tests/bench/bandwidth.cpp)
set_source_files_properties(tests/bench/bandwidth.cpp PROPERTIES COMPILE_OPTIONS -O3)
