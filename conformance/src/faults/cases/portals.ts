import { hang, resource } from 'fault-injection';
import { FaultCase, FaultGroup } from '../FaultCase';
import { poll } from '../world/poll';
import { ALL_STALE, NOTHING_LOST } from './expectations';
import { countWords, strikeApi } from './strikeApi';

const WITHIN_MS = 20_000;

/** Restarts and configuration changes of the portal itself. */
export const portals: FaultGroup = {
  name: 'portal',
  areSideBySide: false,
  cases: [
    {
      name: 'backend-killed',
      title:
        'the backend is killed in the middle of a reading, and started again',
      expected: NOTHING_LOST,
      strike: strikeApi(resource('deployments'), hang),
      async provoke(world) {
        const { api, portal } = world;
        await world.askForReading();
        await poll(async () => api.strikes > 0, {
          what: 'a reading in its middle',
          withinMs: WITHIN_MS,
        });
        await portal.kill();
        api.heal();
        await portal.start();
      },
    },
    nameGone(),
  ],
};

function nameGone(): FaultCase {
  return {
    name: 'name-gone',
    title: 'the name of the API server cannot be resolved (DNS)',
    expected: { ...ALL_STALE, reason: /ENOTFOUND|EAI_AGAIN/ },
    async strike(world) {
      countWords(world, /ENOTFOUND|EAI_AGAIN/);
      await world.portal.stop();
      await world.portal.start({
        // RFC 6761: this name never resolves.
        [world.name]: `https://faulty.invalid:${world.proxy.port}`,
      });
      return async () => {
        await world.portal.stop();
        await world.portal.start();
      };
    },
  };
}
