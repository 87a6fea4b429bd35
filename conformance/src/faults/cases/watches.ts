import {
  answer,
  cut,
  Exchange,
  expiredWatch,
  garbageEvents,
  hang,
  refuse,
  resource,
  watchesOf,
} from 'fault-injection';
import { Expected, FaultGroup } from '../FaultCase';
import { NOTHING_LOST } from './expectations';
import { strikeApi } from './strikeApi';

const WATCH = watchesOf(resource('deployments'));

/** Eco may list right after the fault, or wait for the next cycle. */
const STALE_OR_NOT: Expected = {
  outcome: ['ok', 'partial'],
  stale: 'none',
  maybeStale: ['deployments'],
};

/** Watches that fail or are wrong. */
export const watches: FaultGroup = {
  name: 'watches',
  areSideBySide: true,
  cases: [
    {
      name: 'watch-expired',
      title: 'the watch begins with an ERROR event of code 410',
      expected: NOTHING_LOST,
      strike: strikeApi(WATCH, expiredWatch),
    },
    {
      name: 'watch-gone',
      title: '410 for the watch',
      expected: NOTHING_LOST,
      strike: strikeApi(WATCH, refuse(410, 'Expired')),
    },
    {
      name: 'watch-forbidden',
      title: '403 for the watch; the list may be read',
      expected: NOTHING_LOST,
      // Not Deployments: the kind is listed for a day after this, so other
      // cases of the same world would not see a watch.
      strike: strikeApi(
        watchesOf(resource('daemonsets')),
        refuse(403, 'Forbidden'),
      ),
    },
    {
      name: 'watch-cut',
      title: 'the watch is closed before its time',
      expected: STALE_OR_NOT,
      strike: strikeApi(WATCH, async exchange => {
        exchange.begin(200, { 'content-type': 'application/json' });
        await exchange.write('{"type":"MODI');
        exchange.cut();
      }),
    },
    {
      name: 'watch-refused',
      title: 'the connection of the watch is closed before the answer',
      expected: STALE_OR_NOT,
      strike: strikeApi(WATCH, cut),
    },
    {
      name: 'watch-garbage',
      title: 'the watch streams what are no events',
      expected: STALE_OR_NOT,
      strike: strikeApi(WATCH, garbageEvents),
    },
    {
      name: 'watch-page',
      title: 'a login page (HTML, 200) instead of the watch',
      expected: STALE_OR_NOT,
      strike: strikeApi(
        WATCH,
        answer(200, '<html>Sign in</html>', { 'content-type': 'text/html' }),
      ),
    },
    {
      name: 'watch-endless',
      title: 'the watch never ends',
      expected: STALE_OR_NOT,
      strike: strikeApi(WATCH, async exchange => {
        exchange.begin(200, { 'content-type': 'application/json' });
        await exchange.gone();
      }),
    },
    {
      name: 'watch-hangs',
      title: 'the watch does not begin',
      expected: STALE_OR_NOT,
      strike: strikeApi(WATCH, hang),
    },
    {
      name: 'watch-flood',
      title: 'the watch brings more than a list would',
      expected: STALE_OR_NOT,
      strike: strikeApi(WATCH, flood),
    },
  ],
};

const FLOOD_BYTES = 65 * 1024 * 1024;

/** Sends more bookmarks than the limit of an answer; they change nothing. */
async function flood(exchange: Exchange): Promise<void> {
  exchange.begin(200, { 'content-type': 'application/json' });
  const bookmark = JSON.stringify({
    type: 'BOOKMARK',
    object: {
      kind: 'Deployment',
      apiVersion: 'apps/v1',
      metadata: {
        resourceVersion: '1',
        annotations: { a: 'x'.repeat(10_000) },
      },
    },
  });
  const piece = `${bookmark}\n`.repeat(100);
  for (let sent = 0; sent < FLOOD_BYTES && !exchange.isGone; ) {
    await exchange.write(piece);
    sent += piece.length;
  }
  exchange.end();
}
