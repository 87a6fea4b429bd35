import {
  answer,
  brokenGzip,
  endlessList,
  everything,
  resource,
  rewrite,
  rewriteJson,
} from 'fault-injection';
import { Expected, FaultGroup } from '../FaultCase';
import { DEPLOYMENTS_STALE } from './expectations';
import { strikeApi, strikeLists } from './strikeApi';

const DEPLOYMENTS = resource('deployments');
const LOGIN_PAGE = '<!doctype html><html><title>Sign in</title></html>';
const HTML = { 'content-type': 'text/html; charset=utf-8' };
/** Larger than the limit of one answer in Eco. */
const TOO_LONG = 65 * 1024 * 1024;

const NO_CLUSTER: Expected = { outcome: ['not-a-cluster'], stale: 'all' };

interface List {
  kind: string;
  apiVersion: string;
  metadata: { resourceVersion?: string };
  items: Array<{ metadata: object }> | null;
}

/** Answers with status 200 and a wrong body. */
export const bodies: FaultGroup = {
  name: 'bodies',
  areSideBySide: true,
  cases: [
    {
      name: 'garbage',
      title: 'one list is no JSON',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        rewrite(() => '\u0000{]"garbage'),
      ),
    },
    {
      name: 'garbage-everything',
      title: 'nothing is JSON',
      expected: NO_CLUSTER,
      strike: strikeApi(
        everything,
        rewrite(() => '\u0000{]"garbage'),
      ),
    },
    {
      name: 'truncated',
      title: 'one list ends early, with a length that is right',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        rewrite(text => text.slice(0, text.length / 2)),
      ),
    },
    {
      name: 'login-page',
      title: 'a login page (HTML, 200) instead of one list',
      expected: DEPLOYMENTS_STALE,
      strike: strikeApi(DEPLOYMENTS, answer(200, LOGIN_PAGE, HTML)),
    },
    {
      name: 'login-page-everywhere',
      title: 'a login page (HTML, 200) instead of everything',
      expected: NO_CLUSTER,
      strike: strikeApi(everything, answer(200, LOGIN_PAGE, HTML)),
    },
    {
      name: 'login-page-as-json',
      title: 'a login page that calls itself JSON, instead of everything',
      expected: NO_CLUSTER,
      strike: strikeApi(
        everything,
        answer(200, LOGIN_PAGE, { 'content-type': 'application/json' }),
      ),
    },
    {
      name: 'redirect',
      title: 'a redirect to a login page instead of one list',
      expected: DEPLOYMENTS_STALE,
      strike: strikeApi(
        DEPLOYMENTS,
        answer(302, '', { location: 'https://login.example/' }),
      ),
    },
    {
      name: 'redirect-everything',
      title: 'a redirect to a login page instead of everything',
      expected: { ...NO_CLUSTER, reason: /redirect/ },
      strike: strikeApi(
        everything,
        answer(302, '', { location: 'https://login.example/' }),
      ),
    },
    {
      name: 'empty-body',
      title: 'one list is 200 with no body',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        rewrite(() => ''),
      ),
    },
    {
      name: 'empty-object',
      title: 'one list is an empty object',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        rewriteJson(() => ({})),
      ),
    },
    {
      name: 'empty-object-everywhere',
      title: 'everything is an empty object',
      expected: NO_CLUSTER,
      strike: strikeApi(
        everything,
        rewriteJson(() => ({})),
      ),
    },
    {
      name: 'items-null',
      title: 'the items of one list are null, of no resourceVersion',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        rewriteJson<List>(list => ({ ...list, metadata: {}, items: null })),
      ),
    },
    {
      name: 'items-no-list',
      title: 'the items of one list are an object',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        rewriteJson<List>(list => ({ ...list, items: {} })),
      ),
    },
    {
      name: 'wrong-kind',
      title: 'a list of Services instead of Deployments',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(DEPLOYMENTS, async exchange => {
        const { body, status, headers } = await exchange.ask({
          path: '/api/v1/services?limit=500',
        });
        exchange.answer(status, body, headers);
      }),
    },
    {
      name: 'nameless-object',
      title: 'an object of one list has lost its metadata',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        rewriteJson<List>(list => ({
          ...list,
          items: list.items?.map((item, at) =>
            at === 3 ? { ...item, metadata: {} } : item,
          ),
        })),
      ),
    },
    {
      name: 'gzip-broken',
      title: 'one list is gzip that is damaged in its middle',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(DEPLOYMENTS, brokenGzip),
    },
    {
      name: 'too-long',
      title: 'one list has 65 MiB in an answer',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(
        DEPLOYMENTS,
        endlessList({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          bytes: TOO_LONG,
        }),
      ),
    },
  ],
};
