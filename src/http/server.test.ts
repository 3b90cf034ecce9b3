import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { alignmentOf } from '../../test/alignment.ts';
import type { Align } from '../align.ts';
import { HexaplaError } from '../errors.ts';
import { createApp } from './app.ts';
import { type RunningServer, type ServeOptions, serve } from './server.ts';

const sample = alignmentOf(['en', 'ja'], [{ texts: { en: 'One.', ja: '一つ。' } }]);
const limits = { maxBytes: 100_000, maxEditions: 3, maxWaiting: 1 };
const log = vi.fn();
const running: RunningServer[] = [];

async function start(align: Align = async () => sample, options: ServeOptions = {}) {
  const server = await serve(createApp({ align, version: '1', limits, log }), { port: 0, log, ...options });
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A request with headers that `fetch` does not let one set. */
async function getWithHost(url: string, host: string) {
  const outgoing = request(`${url}/healthz`, { headers: { Host: host } });
  outgoing.end();
  const [incoming] = await once(outgoing, 'response');
  incoming.setEncoding('utf8');
  return { status: incoming.statusCode as number, text: (await incoming.toArray()).join('') as string };
}

/** The whole answer to bytes written to the socket. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setEncoding('utf8').end(bytes);
  return (await socket.toArray()).join('');
}

describe('serve', () => {
  it('answers over a socket', async () => {
    const { url } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${url}/v1/align?format=tmx`, { method: 'POST', body: 'One. 一つ。' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<seg>一つ。</seg>');
  });

  it('takes a body whose length is not told, and no more than it may have', async () => {
    const align = vi.fn<Align>(async () => sample);
    const { url } = await start(align);
    const send = (size: number) => {
      const body = new ReadableStream({
        start(controller) {
          for (let left = size; left > 0; left -= 1000) controller.enqueue(new Uint8Array(1000).fill(97));
          controller.close();
        },
      });
      const headers = { 'Content-Type': 'text/plain' };
      return fetch(`${url}/v1/align`, { method: 'POST', headers, body, duplex: 'half' });
    };
    expect((await send(100_000)).status).toBe(200);
    expect(align.mock.lastCall?.[0]).toEqual({ text: 'a'.repeat(100_000) });
    expect(await (await send(101_000)).json()).toMatchObject({ status: 413, code: 'INPUT_TOO_LARGE' });
  });

  it('does not wait for a body for ever', async () => {
    const { url } = await start(undefined, { requestMs: 200 });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.setEncoding('utf8');
    socket.write(
      'POST /v1/align HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\na',
    );
    expect((await socket.toArray()).join('')).toMatch(/^HTTP\/1.1 408 /);
  });

  it.each([{}, { 'Transfer-Encoding': 'chunked' }])('notices that a client has left: %j', async (headers) => {
    let signal: AbortSignal | undefined;
    const { url } = await start(async (_, options) => {
      signal = options?.signal;
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      throw new HexaplaError('CANCELLED', 'cancelled');
    });
    const outgoing = request(`${url}/v1/align`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', ...headers },
    });
    outgoing.on('error', () => {});
    outgoing.end('a');
    await vi.waitFor(() => expect(signal).toBeDefined());
    outgoing.destroy();
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('closes after the running requests', async () => {
    const { promise, resolve } = withResolvers();
    const align = vi.fn<Align>(async () => {
      await promise;
      return sample;
    });
    const { url, close } = await start(align);
    const answer = fetch(`${url}/v1/align`, { method: 'POST', body: 'a' });
    await vi.waitFor(() => expect(align).toHaveBeenCalled());
    const closed = close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    resolve();
    expect((await answer).status).toBe(200);
    await (await answer).text();
    await closed;
  });

  it('cuts off what takes too long', async () => {
    const { promise } = withResolvers();
    const align = vi.fn<Align>(async () => {
      await promise;
      return sample;
    });
    const { url, close } = await start(align, { graceMs: 20 });
    const answer = fetch(`${url}/v1/align`, { method: 'POST', body: 'a' }).catch(() => 'cut off');
    await vi.waitFor(() => expect(align).toHaveBeenCalled());
    await close();
    expect(await answer).toBe('cut off');
  });
});

function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

describe('where it listens', () => {
  it('says that a port is taken', async () => {
    const { url } = await start();
    await expect(start(undefined, { port: Number(new URL(url).port) })).rejects.toMatchObject({
      name: 'HexaplaError',
      code: 'PORT_IN_USE',
    });
  });

  it.each([{ port: 70_000 }, { hostname: '192.0.2.1' }])(
    'refuses what it cannot listen on: %j',
    async (options) => {
      await expect(start(undefined, options)).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    },
  );
});

describe('who may ask', () => {
  it('answers to local names only, on a loopback address', async () => {
    const { url } = await start();
    expect(await getWithHost(url, 'localhost:1')).toMatchObject({ status: 200 });
    const { status, text } = await getWithHost(url, 'evil.example');
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ status: 403, code: 'FORBIDDEN_HOST' });
  });

  it('answers to any name elsewhere', async () => {
    const { url } = await start(undefined, { hostname: '0.0.0.0' });
    const reachable = url.replace('0.0.0.0', '127.0.0.1');
    expect(await getWithHost(reachable, 'hexapla.example')).toMatchObject({ status: 200 });
  });

  it.each(['GET /healthz HTTP/1.1\r\nHost: a b\r\n', 'GET /heal\\thz HTTP/1.1\r\nHost: localhost\r\n'])(
    'says what is wrong with %j',
    async (head) => {
      const { url } = await start();
      const answer = await exchange(url, `${head}Connection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
      expect(answer).toMatch(/application\/problem\+json/i);
    },
  );
});
