import { backstageError, cut, hang, Strike } from 'fault-injection';
import { FaultCase, FaultGroup } from '../FaultCase';
import { ALL_STALE } from './expectations';
import { proxiedTo } from './strikeApi';

/** Failures of the Kubernetes plugin. */
export const plugins: FaultGroup = {
  name: 'plugin',
  areSideBySide: true,
  cases: [
    {
      name: 'plugin-fails',
      title: 'the Kubernetes plugin answers 500 to every request to a cluster',
      expected: ALL_STALE,
      strike: strikeProxied(backstageError(500, 'out of memory')),
    },
    {
      name: 'plugin-refuses',
      title: 'the Kubernetes plugin does not let Eco through',
      expected: { outcome: ['unauthorised'], stale: 'all' },
      strike: strikeProxied(backstageError(403, 'Unauthorized')),
    },
    {
      name: 'plugin-hangs',
      title: 'the Kubernetes plugin does not answer',
      expected: { outcome: ['timed-out'], stale: 'all' },
      strike: strikeProxied(hang),
    },
    {
      name: 'plugin-cut',
      title: 'the Kubernetes plugin closes every connection',
      expected: ALL_STALE,
      strike: strikeProxied(cut),
    },
  ],
};

function strikeProxied(strike: Strike): FaultCase['strike'] {
  return world => world.plugin.strike({ matches: proxiedTo(world), strike });
}
