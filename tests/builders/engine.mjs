// The answers of the WASM runtime, in Node and in a page alike: the lines of answers.cpp.

const hex = new DataView(new ArrayBuffer(4));

function bitsOf(value) {
  hex.setFloat32(0, value);
  return hex.getUint32(0).toString(16).padStart(8, '0');
}

export function unwrap(answer) {
  if (answer.error) throw new Error(answer.error.message);
  return answer.value;
}

function textOf(answer) {
  const { json, scores, shares } = unwrap(answer);
  return [json, [...scores].map(bitsOf).join(''), [...shares].map(bitsOf).join('')].join('\t');
}

/** What goes with the last item that the slices know; nothing if they know none. */
function boughtTogether(engine, request, items) {
  for (const item of items.toReversed()) {
    const answer = engine.recommend({ ...request, list: 'boughtTogether', items: [item] });
    if (!answer.error) return [answer];
  }
  return [];
}

/** The request that a line of the histories stands for. */
function requestOf(line, unit) {
  const history = { items: [], types: [], ages: [], units: [] };
  const cells = line.split('\t');
  for (let i = 0; i + 2 < cells.length; i += 3) {
    history.types.push(cells[i]);
    history.units.push(unit);
    history.ages.push(Number(cells[i + 1]));
    history.items.push(cells[i + 2]);
  }
  return {
    list: 'forYou',
    items: [],
    limit: 10,
    seconds: 0,
    exclude: [],
    fields: ['title'],
    history,
  };
}

/**
 * Instantiates the module of `createRuntime` from the bytes of its .wasm and opens the slices. Gives
 * { runtime, engine, unit }, the unit of ages.
 */
export async function openEngine(createRuntime, wasm, slices) {
  const runtime = await createRuntime({
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(wasm, imports).then(({ instance, module }) =>
        receive(instance, module),
      );
      return {};
    },
  });
  const engine = new runtime.Engine();
  for (const slice of slices) unwrap(engine.addSlice(slice));
  const unit = unwrap(engine.open()).ageInSeconds ? 'seconds' : 'steps';
  return { runtime, engine, unit };
}

/** Answers every history by a module and slices as openEngine() takes them. Gives { kernel, lines }. */
export async function answersOf(createRuntime, wasm, slices, histories) {
  const { runtime, engine, unit } = await openEngine(createRuntime, wasm, slices);
  const lines = histories.map((line) => {
    const { history, ...request } = requestOf(line, unit);
    const { items } = history;
    const answers = [
      engine.recommend({ ...request, history }),
      engine.recommend({ ...request, list: 'cart', items }),
      ...boughtTogether(engine, request, items),
    ];
    return answers.map(textOf).join('\t');
  });
  engine.delete();
  return { kernel: runtime.kernel(), lines };
}

/** The same in a page that finds the runtime in /dist/; slices are given by URL. */
export async function answersInPage(sliceUrls, histories) {
  const bytesOf = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
  const { default: createRuntime } = await import('/dist/runtime.mjs');
  const slices = await Promise.all(sliceUrls.map(bytesOf));
  return answersOf(createRuntime, await bytesOf('/dist/runtime.wasm'), slices, histories);
}
