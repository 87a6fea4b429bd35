import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Exchange, WholeAnswer } from './Exchange';

/** Handles a struck request. */
export type Strike = (exchange: Exchange) => Promise<boolean | void> | void;

const JSON_TYPE = { 'content-type': 'application/json' };

/** Responds instead of the server. */
export function answer(
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): Strike {
  return exchange =>
    typeof body === 'string'
      ? exchange.answer(status, body, headers)
      : exchange.answer(status, JSON.stringify(body), {
          ...JSON_TYPE,
          ...headers,
        });
}

/** Responds as an API server refuses. */
export function refuse(
  code: number,
  reason: string,
  options: { message?: string; headers?: Record<string, string> } = {},
): Strike {
  const status = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: options.message ?? `refused on its way: ${reason}`,
    reason,
    code,
  };
  return answer(code, status, options.headers);
}

/** Responds as a Backstage backend fails. */
export function backstageError(status: number, message: string): Strike {
  const name = status === 403 ? 'NotAllowedError' : 'Error';
  return answer(status, {
    error: { name, message },
    response: { statusCode: status },
  });
}

/** Responds 200 with a single event that says that the watch has expired. */
export const expiredWatch: Strike = answer(200, {
  type: 'ERROR',
  object: {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'too old resource version: 1 (2)',
    reason: 'Expired',
    code: 410,
  },
});

/** Accepts the request and never responds. */
export const hang: Strike = exchange => exchange.gone();

/** Sends the header and half of the body, and then nothing. */
export const hangInBody: Strike = async exchange => {
  await beginHalf(exchange);
  await exchange.gone();
};

/** Closes the connection in the middle of the body. */
export const cutInBody: Strike = async exchange => {
  await beginHalf(exchange);
  exchange.cut();
};

/** Closes the connection without a response. */
export const cut: Strike = exchange => exchange.cut();

/**
 * Lets the server handle the request, and closes the connection without a
 * response.
 */
export const loseAnswer: Strike = async exchange => {
  await exchange.ask();
  exchange.cut();
};

/** Resets the connection (TCP RST) without a response. */
export const reset: Strike = exchange => exchange.reset();

/** Sends the real response a few bytes at a time. */
export function drip(options: { bytes: number; everyMs: number }): Strike {
  return async exchange => {
    const { status, headers, body } = await exchange.ask();
    exchange.begin(status, headers);
    for (
      let at = 0;
      at < body.length && !exchange.isGone;
      at += options.bytes
    ) {
      await exchange.write(body.subarray(at, at + options.bytes));
      await sleep(options.everyMs);
    }
    exchange.end();
  };
}

/** Changes the text of the real response, with a matching content length. */
export function rewrite(change: (text: string) => string): Strike {
  return async exchange => {
    const { status, headers, body } = await exchange.ask();
    const { etag: _, ...others } = headers;
    exchange.answer(status, change(body.toString('utf8')), others);
  };
}

/** Changes the real response, which is JSON. */
export function rewriteJson<T>(change: (body: T) => unknown): Strike {
  return rewrite(text => JSON.stringify(change(JSON.parse(text))));
}

/** Sends a gzip response that is corrupted in the middle. */
export const brokenGzip: Strike = async exchange => {
  const { status, headers, body } = await exchange.ask();
  const compressed = gzipSync(body);
  const middle = Math.floor(compressed.length / 2);
  compressed.fill(0xff, middle, middle + 16);
  exchange.answer(status, compressed, {
    ...headers,
    'content-encoding': 'gzip',
  });
};

/** Starts a watch response, and sends invalid events in it. */
export const garbageEvents: Strike = async exchange => {
  exchange.begin(200, JSON_TYPE);
  await exchange.write('{"type":"DELETED","object":{"kind":"\n<<<\u0000');
  await exchange.write('{"type":"MODIFIED"}\n[]\nnull\n{"type":"ADDED",');
  exchange.end();
};

/** Sends a list far larger than anybody can store. */
export function endlessList(options: {
  apiVersion: string;
  kind: string;
  bytes: number;
}): Strike {
  const { apiVersion, kind, bytes } = options;
  return async exchange => {
    const padding = 'x'.repeat(1000);
    exchange.begin(200, JSON_TYPE);
    await exchange.write(
      `{"kind":"${kind}List","apiVersion":"${apiVersion}","metadata":{"resourceVersion":"1"},"items":[`,
    );
    const piece = Array.from(
      { length: 1000 },
      () => `{"metadata":{"name":"filler","annotations":{"a":"${padding}"}}}`,
    ).join();
    for (let sent = 0; sent < bytes && !exchange.isGone; sent += piece.length) {
      await exchange.write(`${piece},`);
    }
    await exchange.write('{"metadata":{"name":"last"}}]}');
    exchange.end();
  };
}

/** Forwards the request and observes the response. */
export function observe(seen: (answer: WholeAnswer) => boolean): Strike {
  return async exchange => {
    const whole = await exchange.ask();
    exchange.answer(whole.status, whole.body, whole.headers);
    return seen(whole);
  };
}

/** Counts as a strike if the server behind the proxy does not respond. */
export const observeDeadServer: Strike = async exchange => {
  try {
    await exchange.pass();
    return false;
  } catch {
    exchange.cut();
    return true;
  }
};

/** Forwards a request with another bearer token than the caller's. */
export function withToken(token: string): Strike {
  return exchange =>
    exchange.pass({ headers: { authorization: `Bearer ${token}` } });
}

async function beginHalf(exchange: Exchange): Promise<void> {
  const { status, headers, body } = await exchange.ask();
  exchange.begin(status, { ...headers, 'content-length': `${body.length}` });
  await exchange.write(body.subarray(0, Math.floor(body.length / 2)));
}
