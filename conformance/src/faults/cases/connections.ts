import { Authority, KeyPair } from 'control-plane';
import {
  cut,
  cutInBody,
  discovery,
  drip,
  everything,
  hang,
  hangInBody,
  reset,
  resource,
} from 'fault-injection';
import { FaultCase, FaultGroup } from '../FaultCase';
import { PROXY_SUBJECT } from '../world/startWorlds';
import { World } from '../world/World';
import { ALL_STALE, DEPLOYMENTS_STALE } from './expectations';
import { countWords, strikeApi, strikeLists } from './strikeApi';

const DEPLOYMENTS = resource('deployments');
const ALL_TIMED_OUT = {
  outcome: ['timed-out' as const],
  stale: 'all' as const,
};
const DAY_MS = 86_400_000;

/** Connections that are slow, end early or fail. */
export const connections: FaultGroup = {
  name: 'connections',
  areSideBySide: true,
  cases: [
    {
      name: 'hang-before-answer',
      title: 'one list hangs before the answer',
      expected: DEPLOYMENTS_STALE,
      strike: strikeApi(DEPLOYMENTS, hang),
    },
    {
      name: 'hang-in-body',
      title: 'one list hangs in the middle of the body',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(DEPLOYMENTS, hangInBody),
    },
    {
      name: 'hang-discovery',
      title: 'what is served is asked and does not come',
      expected: ALL_TIMED_OUT,
      strike: strikeApi(discovery, hang),
    },
    {
      name: 'hang-everything',
      title: 'everything hangs before the answer',
      expected: ALL_TIMED_OUT,
      strike: strikeApi(everything, hang),
    },
    {
      name: 'slow-drip',
      title: 'one list comes at 500 bytes a second',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(DEPLOYMENTS, drip({ bytes: 50, everyMs: 100 })),
    },
    {
      name: 'cut-before-answer',
      title: 'the connection of one list is closed before the answer',
      expected: DEPLOYMENTS_STALE,
      strike: strikeApi(DEPLOYMENTS, cut),
    },
    {
      name: 'cut-in-body',
      title: 'the connection of one list is closed in the body',
      expected: DEPLOYMENTS_STALE,
      strike: strikeLists(DEPLOYMENTS, cutInBody),
    },
    {
      name: 'cut-every-body',
      title: 'every connection is closed in the body',
      // The Kubernetes plugin does not forward that a body was cut: Eco sees
      // one that never ends.
      expected: { ...ALL_STALE, outcome: ['unreachable', 'timed-out'] },
      strike: strikeApi(everything, cutInBody),
    },
    {
      name: 'reset',
      title: 'the connection of one list is reset',
      expected: DEPLOYMENTS_STALE,
      strike: strikeApi(DEPLOYMENTS, reset),
    },
    {
      name: 'reset-everything',
      title: 'every connection is reset',
      expected: ALL_STALE,
      strike: strikeApi(everything, reset),
    },
    {
      name: 'certificate-expired',
      title: 'the certificate of the API server has expired',
      expected: { ...ALL_STALE, reason: /expired/ },
      strike: showCertificate(({ authority }) => {
        const notAfter = new Date(Date.now() - DAY_MS);
        return authority.issue({ ...PROXY_SUBJECT, notAfter });
      }),
    },
    {
      name: 'certificate-of-another-authority',
      title: 'the certificate is signed by an authority that nobody knows',
      expected: { ...ALL_STALE, reason: /certificate|signed/ },
      strike: showCertificate(async () => {
        const stranger = await Authority.create('stranger');
        return stranger.issue(PROXY_SUBJECT);
      }),
    },
    {
      name: 'certificate-of-another-name',
      title: 'the certificate is for another address',
      expected: { ...ALL_STALE, reason: /altnames|does not match/ },
      strike: showCertificate(({ authority }) =>
        authority.issue({
          commonName: 'elsewhere',
          addresses: { ips: [], names: ['elsewhere.example'] },
        }),
      ),
    },
    portRefused(),
  ],
};

function showCertificate(
  issue: (world: World) => Promise<KeyPair>,
): FaultCase['strike'] {
  return async world => {
    const { proxy, api } = world;
    proxy.showWrongCertificate(await issue(world), api);
    return () => proxy.showCertificate();
  };
}

function portRefused(): FaultCase {
  return {
    name: 'port-refused',
    title: 'nothing listens at the port',
    expected: { ...ALL_STALE, reason: /ECONNREFUSED/ },
    async strike(world) {
      countWords(world, /ECONNREFUSED/);
      await world.proxy.close();
      return () => world.proxy.open();
    },
  };
}
