import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Exchange, WholeAnswer } from './Exchange';

/** What is done to a request. */
export type Strike = (exchange: Exchange) => Promise<boolean | void> | void;

const JSON_TYPE = { 'content-type': 'application/json' };

/** Answers instead of the server. */
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

/** Answers in the form in which an API server refuses. */
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

/** Answers in the form in which a Backstage backend fails. */
export function backstageError(status: number, message: string): Strike {
  const name = status === 403 ? 'NotAllowedError' : 'Error';
  return answer(status, {
    error: { name, message },
    response: { statusCode: status },
  });
}

/** An HTTP 200 whose only event says that the watch cannot go on from there. */
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

/** Takes the request and never answers. */
export const hang: Strike = exchange => exchange.gone();

/** Sends the head and half of the body, and then nothing. */
export const hangInBody: Strike = async exchange => {
  await beginHalf(exchange);
  await exchange.gone();
};

/** Closes the connection in the middle of the body. */
export const cutInBody: Strike = async exchange => {
  await beginHalf(exchange);
  exchange.cut();
};

/** Closes the connection without an answer. */
export const cut: Strike = exchange => exchange.cut();

/** Lets the server do what it is asked, and closes the connection without an answer. */
export const loseAnswer: Strike = async exchange => {
  await exchange.ask();
  exchange.cut();
};

/** Resets the connection (TCP RST) without an answer. */
export const reset: Strike = exchange => exchange.reset();

/** Sends the true answer a few bytes at a time. */
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

/** Changes the text of the true answer. The length that is sent is right. */
export function rewrite(change: (text: string) => string): Strike {
  return async exchange => {
    const { status, headers, body } = await exchange.ask();
    const { etag: _, ...others } = headers;
    exchange.answer(status, change(body.toString('utf8')), others);
  };
}

/** Changes the true answer, which is JSON. */
export function rewriteJson<T>(change: (body: T) => unknown): Strike {
  return rewrite(text => JSON.stringify(change(JSON.parse(text))));
}

/** Says that the answer is gzip, and sends one that is damaged in its middle. */
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

/** Begins a true watch answer, and puts something that is no event into it. */
export const garbageEvents: Strike = async exchange => {
  exchange.begin(200, JSON_TYPE);
  await exchange.write('{"type":"DELETED","object":{"kind":"\n<<<\u0000');
  await exchange.write('{"type":"MODIFIED"}\n[]\nnull\n{"type":"ADDED",');
  exchange.end();
};

/** A list that goes on far beyond what anybody can keep. */
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

/** Passes the request on and looks at what came. */
export function observe(seen: (answer: WholeAnswer) => boolean): Strike {
  return async exchange => {
    const whole = await exchange.ask();
    exchange.answer(whole.status, whole.body, whole.headers);
    return seen(whole);
  };
}

/** Strikes where the server behind the proxy does not answer. */
export const observeDeadServer: Strike = async exchange => {
  try {
    await exchange.pass();
    return false;
  } catch {
    exchange.cut();
    return true;
  }
};

/** Sends a request on with a bearer token that is not the caller's. */
export function withToken(token: string): Strike {
  return exchange =>
    exchange.pass({ headers: { authorization: `Bearer ${token}` } });
}

async function beginHalf(exchange: Exchange): Promise<void> {
  const { status, headers, body } = await exchange.ask();
  exchange.begin(status, { ...headers, 'content-length': `${body.length}` });
  await exchange.write(body.subarray(0, Math.floor(body.length / 2)));
}
