import {
  KIND_SOURCES,
  KindSource,
} from '@backstage-eco/plugin-eco-backend/assessment';
import {
  answer,
  discovery,
  everything,
  groupVersion,
  refuse,
  resource,
  Strike,
  withToken,
} from 'fault-injection';
import { FaultCase, FaultGroup } from '../FaultCase';
import { expiredToken } from '../world/expiredToken';
import { APPS, DEPLOYMENTS_STALE } from './expectations';
import { strikeApi } from './strikeApi';

/** The report's cluster serves nothing of OLM. */
const NOT_SERVED = ['operators.coreos.com', 'olm.operatorframework.io'];

const REFUSED_ALONE: KindSource[] = Object.values(KIND_SOURCES).filter(
  ({ group }) => !NOT_SERVED.includes(group),
);

function forbiddenAlone(source: KindSource): FaultCase {
  const { part, group, versions, resource: plural, optionalRole } = source;
  const paths = versions.map(version =>
    group ? `/apis/${group}/${version}/${plural}` : `/api/${version}/${plural}`,
  );
  return {
    name: `forbidden-${part}`,
    title: `403 for ${part} alone`,
    expected: {
      stale: [part],
      ...(optionalRole
        ? { outcome: ['ok'] }
        : { outcome: ['partial'], reason: /403/ }),
    },
    strike: strikeApi(
      ({ path }) => paths.includes(path),
      refuse(403, 'Forbidden'),
    ),
  };
}

/** Refusals by the API server, or by a proxy in front of it. */
export const refusals: FaultGroup = {
  name: 'refusals',
  areSideBySide: true,
  cases: [
    {
      name: 'unauthorised',
      title: '401 for everything',
      expected: { outcome: ['unauthorised'], stale: 'all', reason: /401/ },
      strike: strikeApi(everything, refuse(401, 'Unauthorized')),
    },
    {
      name: 'token-expired',
      title: 'the token of the portal has expired',
      expected: { outcome: ['unauthorised'], stale: 'all', reason: /401/ },
      async strike({ api, cluster }) {
        const { controlPlane, token } = cluster;
        const expired = await expiredToken(controlPlane, token);
        api.strike({ matches: everything, strike: withToken(expired) });
      },
    },
    {
      name: 'unauthorised-list',
      title: '401 for one list',
      expected: { ...DEPLOYMENTS_STALE, reason: /401/ },
      strike: strikeApi(resource('deployments'), refuse(401, 'Unauthorized')),
    },
    ...REFUSED_ALONE.map(forbiddenAlone),
    {
      name: 'forbidden-lists',
      title: '403 for every list; what is served may be asked',
      expected: {
        outcome: ['forbidden'],
        stale: 'all',
        maybeStale: ['apiResources'],
        unknownTools: ['tempo'],
      },
      strike: strikeApi(
        exchange => !discovery(exchange) && exchange.path !== '/version',
        refuse(403, 'Forbidden'),
      ),
    },
    {
      name: 'forbidden',
      title: '403 for everything',
      expected: { outcome: ['forbidden'], stale: 'all', reason: /403/ },
      strike: strikeApi(everything, refuse(403, 'Forbidden')),
    },
    {
      name: 'group-not-found',
      title: '404 for the lists of a group that is served',
      expected: { outcome: ['partial'], stale: APPS, reason: /404/ },
      strike: strikeApi(groupVersion('apps/v1'), refuse(404, 'NotFound')),
    },
    {
      name: 'page-not-found',
      title: '404 as plain text, from a load balancer',
      expected: { outcome: ['partial'], stale: APPS },
      strike: strikeApi(
        groupVersion('apps/v1'),
        answer(404, '404 page not found\n', { 'content-type': 'text/plain' }),
      ),
    },
    {
      name: 'throttled-once',
      title: '429 with Retry-After, once',
      expected: { outcome: ['ok'], stale: 'none' },
      strike: strikeApi(resource('deployments'), tooManyRequests(), {
        times: 1,
      }),
    },
    {
      name: 'throttled',
      title: '429 with Retry-After for one list, always',
      expected: { ...DEPLOYMENTS_STALE, reason: /429/ },
      strike: strikeApi(resource('deployments'), tooManyRequests()),
    },
    {
      name: 'throttled-everything',
      title: '429 with Retry-After for everything, always',
      expected: { outcome: ['unreachable', 'timed-out'], stale: 'all' },
      strike: strikeApi(everything, tooManyRequests()),
    },
    {
      name: 'internal-error',
      title: '500 for one list',
      expected: { ...DEPLOYMENTS_STALE, reason: /500/ },
      strike: strikeApi(resource('deployments'), refuse(500, 'InternalError')),
    },
    {
      name: 'internal-error-everything',
      title: '500 for everything',
      expected: { outcome: ['unreachable'], stale: 'all', reason: /500/ },
      strike: strikeApi(everything, refuse(500, 'InternalError')),
    },
    {
      name: 'bad-gateway',
      title: '502 as plain text for everything',
      expected: { outcome: ['unreachable'], stale: 'all', reason: /502/ },
      strike: strikeApi(everything, answer(502, 'Bad Gateway')),
    },
    {
      name: 'unavailable',
      title: '503 as plain text for one list',
      expected: { ...DEPLOYMENTS_STALE, reason: /503/ },
      strike: strikeApi(
        resource('deployments'),
        answer(503, 'upstream connect error'),
      ),
    },
    {
      name: 'gateway-timeout',
      title: '504 for one list',
      expected: { ...DEPLOYMENTS_STALE, reason: /504/ },
      strike: strikeApi(resource('deployments'), refuse(504, 'Timeout')),
    },
  ],
};

function tooManyRequests(): Strike {
  return refuse(429, 'TooManyRequests', { headers: { 'retry-after': '1' } });
}
