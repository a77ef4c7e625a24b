// Counts what the page asked of any server, as the browser itself reports it (Resource Timing).

export interface RequestCount {
  /** Files that were fetched until loading was done. */
  readonly atStart: number;
  /** Their bytes as they came over the wire. */
  readonly bytesAtStart: number;
  /** Requests of any kind since then. */
  readonly since: number;
}

const isRequest = ({ name }: PerformanceEntry): boolean => /^https?:/.test(name);

/** Watches the requests of the page; tells `changed` whenever there is another one. */
export class RequestCounter {
  #entries: PerformanceResourceTiming[] = [];
  #loadedAt = Infinity;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
    performance.setResourceTimingBufferSize(1000);
    new PerformanceObserver((list) => {
      this.#entries.push(...(list.getEntries() as PerformanceResourceTiming[]).filter(isRequest));
      this.#changed();
    }).observe({ type: 'resource', buffered: true });
  }

  /** Says that everything the shop needs has arrived. */
  loaded(): void {
    this.#loadedAt = performance.now();
    this.#changed();
  }

  count(): RequestCount {
    const atStart = this.#entries.filter(({ startTime }) => startTime <= this.#loadedAt);
    return {
      atStart: atStart.length,
      bytesAtStart: atStart.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      since: this.#entries.length - atStart.length,
    };
  }
}
