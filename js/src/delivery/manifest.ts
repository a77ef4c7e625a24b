// latest.json and the index it names: read as strangers' words, believed after every field is checked.

import { RecommenderError, show } from '../errors.js';
import { isHtml } from './fetch.js';

/** The version of the files that this package reads. */
export const readableFormat = 0;

/** `latest.json`: the only file that changes. */
export interface Manifest {
  /** Grows with every build, 1 or more. */
  readonly version: number;
  /** 16 hexadecimal digits that all files of a build share. */
  readonly generation: string;
  readonly index: { readonly file: string; readonly sha256: string; readonly bytes: number };
  /** Slices worth asking for before the index has arrived. */
  readonly boot: readonly string[];
}

/** One slice as the index describes it. */
export interface SliceEntry {
  readonly file: string;
  /** Of the inflated content, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Length of the inflated content. */
  readonly bytes: number;
  /** Length of the file as stored. */
  readonly storedBytes: number;
}

export interface SliceIndex {
  readonly generation: string;
  readonly slices: readonly SliceEntry[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the fields of one file; every complaint names its URL. */
class FieldReader {
  constructor(
    readonly url: URL,
    readonly fields: Fields,
  ) {}

  bad(what: string): RecommenderError {
    return new RecommenderError('corrupt-index', `${this.url.href}: ${what}`);
  }

  text(name: string, form: RegExp): string {
    const value = this.fields[name];
    if (typeof value === 'string' && form.test(value)) return value;
    throw this.bad(`"${name}" is ${show(value)}`);
  }

  count(name: string, least = 0): number {
    const value = this.fields[name];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    throw this.bad(`"${name}" is ${show(value)}`);
  }

  list(name: string): readonly unknown[] {
    const value = this.fields[name];
    if (Array.isArray(value)) return value;
    throw this.bad(`"${name}" is no list`);
  }

  object(name: string, value: unknown): FieldReader {
    if (typeof value !== 'object' || value === null) throw this.bad(`"${name}" is no object`);
    return new FieldReader(this.url, value as Fields);
  }
}

const generationForm = /^[\da-f]{16}$/;
const hashForm = /^[\da-f]{64}$/;
const indexForm = /^index-[\da-f]{32}\.json$/;
const sliceForm = /^[\da-f]{32}\.slice\.gz$/;

function parse(bytes: Uint8Array, url: URL): FieldReader {
  const reader = new FieldReader(url, {});
  if (isHtml(bytes)) {
    throw reader.bad('is a web page; servers answer so for a path that they do not have');
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw reader.bad('is not JSON');
  }
  const found = reader.object('the file', value);
  const format = found.count('format');
  if (format !== readableFormat) {
    throw new RecommenderError(
      'unsupported-version',
      `${url.href} has format ${format}, this package reads format ${readableFormat}; ` +
        'use the package of the version that built the files',
    );
  }
  return found;
}

/** The `latest.json` at `url`; `now` in milliseconds since 1970 decides whether it has expired. */
export function parseManifest(bytes: Uint8Array, url: URL, now: number): Manifest {
  const reader = parse(bytes, url);
  const index = reader.object('index', reader.fields['index']);
  const boot = reader.list('boot').map((file) => {
    if (typeof file === 'string' && sliceForm.test(file)) return file;
    throw reader.bad(`"boot" names ${show(file)}`);
  });
  if (reader.fields['expires'] !== undefined) {
    const expires = reader.text('expires', /^\d{4}-/);
    if (!(now < Date.parse(expires))) {
      throw new RecommenderError('stale-index', `${url.href} expired on ${expires}`);
    }
  }
  return {
    version: reader.count('version', 1),
    generation: reader.text('generation', generationForm),
    index: {
      file: index.text('file', indexForm),
      sha256: index.text('sha256', hashForm),
      bytes: index.count('bytes'),
    },
    boot,
  };
}

/** The index at `url` that `manifest` names. `generation-mismatch` if it is another build's. */
export function parseIndex(bytes: Uint8Array, url: URL, manifest: Manifest): SliceIndex {
  const reader = parse(bytes, url);
  const generation = reader.text('generation', generationForm);
  if (generation !== manifest.generation) {
    throw new RecommenderError(
      'generation-mismatch',
      `${url.href} is of build ${generation}, latest.json of build ${manifest.generation}`,
    );
  }
  const slices = reader.list('slices').map((value) => {
    const slice = reader.object('slices', value);
    return {
      file: slice.text('file', sliceForm),
      sha256: slice.text('sha256', hashForm),
      bytes: slice.count('bytes'),
      storedBytes: slice.count('storedBytes'),
    };
  });
  return { generation, slices };
}
