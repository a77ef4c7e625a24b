// Linked into the WebAssembly tests: Emscripten has an environment of its own, into which the
// variables of the tests are copied (GTEST_SHARD_INDEX, SHELFWISE_DATA, ...).

/* global ENV, Module */

Module.preRun = () => {
  for (const [name, value] of Object.entries(process.env)) {
    if (/^(GTEST|SHELFWISE)_/.test(name)) ENV[name] = value;
  }
};
