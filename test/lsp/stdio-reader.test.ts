import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StdioReader } from '../../server/src/lsp/stdio-reader.ts';

/** What the reader makes of bytes that come in pieces. */
async function read(pieces: readonly Buffer[]): Promise<{ messages: unknown[]; errors: string[] }> {
  const stream = new PassThrough();
  const reader = new StdioReader(stream);
  const messages: unknown[] = [];
  const errors: string[] = [];
  reader.onError((error) => errors.push(error.message));
  const closed = new Promise<void>((resolve) => reader.onClose(() => resolve()));
  reader.listen((message) => messages.push(message));
  for (const piece of pieces) {
    stream.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
  stream.destroy();
  await closed;
  return { messages, errors };
}

function framed(content: string, header = 'Content-Length: '): Buffer {
  return Buffer.from(`${header}${Buffer.byteLength(content)}\r\n\r\n${content}`);
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

test('messages are the same however their bytes come', async () => {
  const message = fc.record({
    id: fc.nat(),
    // One to four bytes a character, halves of pairs, and what headers are made of.
    text: fc.string({
      unit: fc.constantFrom('a', 'é', '“', '😀', '\uD83D', '\r\n\r\n', 'Content-Length: 3'),
    }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (sent, places) => {
        const bytes = Buffer.concat(sent.map((one) => framed(JSON.stringify(one))));
        expect(await read(cut(bytes, places))).toEqual({ messages: sent, errors: [] });
      },
    ),
    { numRuns: 200, seed: 3 },
  );
});

test('they may come byte by byte, with other headers and theirs in small letters', async () => {
  const bytes = Buffer.concat([
    framed('{"one":"ü"}', 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: '),
    framed('{"two":2}', 'content-length:'),
  ]);
  const places = Array.from({ length: bytes.length }, (_, place) => place);
  expect(await read(cut(bytes, places))).toEqual({ messages: [{ one: 'ü' }, { two: 2 }], errors: [] });
});

test('one that is broken, or that does not say how long it is, is reported, and those behind it are read', async () => {
  const bytes = Buffer.concat([
    framed('{"broken":'),
    framed('{"one":1}'),
    Buffer.from('Content-Type: text/plain\r\n\r\n'),
    framed('{"two":2}'),
    framed(''),
    framed('{"three":3}'),
  ]);
  const { messages, errors } = await read([bytes]);
  expect(messages).toEqual([{ one: 1 }, { two: 2 }, { three: 3 }]);
  expect(errors).toHaveLength(3);
  expect(errors[1]).toBe('A message came without its length: "Content-Type: text/plain"');
});

test('what a listener throws is reported, and the next message still comes', async () => {
  const stream = new PassThrough();
  const reader = new StdioReader(stream);
  const errors: string[] = [];
  const taken: unknown[] = [];
  reader.onError((error) => errors.push(error.message));
  reader.listen((message) => {
    if (taken.push(message) === 1) throw new Error('no');
  });
  stream.write(Buffer.concat([framed('null'), framed('{"next":1}')]));
  await new Promise((resolve) => setImmediate(resolve));
  expect(taken).toEqual([null, { next: 1 }]);
  expect(errors).toEqual(['no']);
});
