import { resource } from 'fault-injection';
import { FaultGroup } from '../FaultCase';
import { poll } from '../world/poll';
import { NOTHING_LOST } from './expectations';

const WITHIN_MS = 20_000;

/** Outages of the portal's PostgreSQL database. */
export const databases: FaultGroup = {
  name: 'database',
  areSideBySide: false,
  cases: [
    {
      name: 'database-stopped',
      title: 'PostgreSQL is stopped, and started again',
      expected: { ...NOTHING_LOST, isPortalDown: true },
      async strike({ database }) {
        await database!.halt();
        return () => database!.resume();
      },
      provoke: async () => {},
      looksAtOnce: true,
    },
    {
      name: 'database-stopped-in-the-middle',
      title:
        'PostgreSQL is stopped before a reading is written, and comes back',
      expected: NOTHING_LOST,
      async strike({ api, database }) {
        api.strike({
          matches: resource('deployments'),
          async strike(exchange) {
            await database!.halt();
            await exchange.pass();
          },
          times: 1,
        });
      },
      async provoke(world) {
        await world.askForReading();
        await poll(async () => world.database!.refusals > 0, {
          what: 'a reading that finds no database',
          withinMs: WITHIN_MS,
        });
        await world.database!.resume();
      },
    },
  ],
};
