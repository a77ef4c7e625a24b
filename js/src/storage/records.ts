// The bytes of a log: a header, then one record for each write.
//
// Header, 32 bytes: the magic, the format (uint32), 4 zero bytes, the log's random id (16 bytes).
// Record: the length of its payload and the CRC-32C of it (uint32 each), then the payload, JSON.
// All numbers are little-endian.  A record that is cut, or whose sum is wrong, ends the log: it is the
// torn tail of a write that was never acknowledged.

import { isStoredEvent, largestStep, nothingKept, type Kept } from './store.js';
import { plus, type Piece } from './medium.js';

export const headerBytes = 32;
const magic = Uint8Array.of(0x89, 0x53, 0x57, 0x4c, 0x4f, 0x47, 0x0d, 0x0a);
const format = 1;
const recordHeadBytes = 8;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  return crc;
});

/** CRC-32C (Castagnoli). */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}

export function makeHeader(id: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(headerBytes);
  header.set(magic);
  new DataView(header.buffer).setUint32(magic.length, format, true);
  header.set(id, headerBytes - 16);
  return header;
}

/** The log's id in hexadecimal digits; undefined if the header is not whole. Throws for a newer format. */
export function readHeader(header: Uint8Array<ArrayBuffer>): string | undefined {
  if (header.length < headerBytes || magic.some((byte, i) => header[i] !== byte)) return undefined;
  const theirs = new DataView(header.buffer).getUint32(magic.length, true);
  if (theirs !== format) {
    throw new Error(`the log is of format ${theirs}, this package reads ${format}`);
  }
  return Array.from(header.subarray(-16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function makeRecord(piece: Piece): Uint8Array<ArrayBuffer> {
  const payload = new TextEncoder().encode(JSON.stringify(piece));
  const record = new Uint8Array(recordHeadBytes + payload.length);
  const head = new DataView(record.buffer);
  head.setUint32(0, payload.length, true);
  head.setUint32(4, crc32c(payload), true);
  record.set(payload, recordHeadBytes);
  return record;
}

function readPiece(payload: Uint8Array): Piece {
  const { events, lastStep, paused } = JSON.parse(new TextDecoder().decode(payload)) as Piece;
  const step = Math.min(lastStep ?? 0, largestStep);
  return {
    events: (events ?? []).filter(isStoredEvent),
    lastStep: step > 0 ? Math.floor(step) : 0,
    ...(typeof paused === 'boolean' ? { paused } : {}),
  };
}

/** What whole records hold, and how many bytes they are. */
export function readRecords(
  bytes: Uint8Array<ArrayBuffer>,
  before = nothingKept,
): { readonly kept: Kept; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const events: Kept['events'][] = [];
  let kept = before;
  let end = 0;
  while (end + recordHeadBytes <= bytes.length) {
    const begin = end + recordHeadBytes;
    const length = view.getUint32(end, true);
    const payload = bytes.subarray(begin, begin + length);
    if (payload.length < length || crc32c(payload) !== view.getUint32(end + 4, true)) break;
    const { events: more = [], ...rest } = readPiece(payload);
    events.push(more);
    kept = plus(kept, rest);
    end = begin + length;
  }
  return { kept: { ...kept, events: events.flat() }, end };
}
