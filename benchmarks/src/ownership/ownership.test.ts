import { existsSync } from 'node:fs';
import { OWN_OWNERSHIP_FIXTURES } from '../detection/openCorpus';
import { meetsBars, summarise } from './judge';
import { readInstalls, runOwnershipReport } from './runOwnershipReport';

// Parsing half a million lines of YAML takes long on a busy machine.
jest.setTimeout(900_000);

const WAYS = [
  { together: false, renamed: false },
  { together: false, renamed: true },
  { together: true, renamed: false },
  { together: true, renamed: true },
];

describe('controllers of CRDs, without any definition', () => {
  it.each(WAYS)(
    "are found in the project's own fixtures: %j",
    async ({ together, renamed }) => {
      const { judged } = runOwnershipReport(
        await readInstalls(OWN_OWNERSHIP_FIXTURES),
        { together, renamed },
      );
      expect(judged.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
      expect(summarise(judged)).toMatchObject({
        crds: 6,
        // Once its controller is installed too, a leftover is none.
        installed: together ? 5 : 4,
      });
    },
  );

  const folder = process.env.ECO_MANIFESTS ?? '';
  const given = folder !== '' && existsSync(folder);
  const itWithManifests = given ? it : it.skip;

  itWithManifests(
    `are found in real manifests often enough${
      given ? '' : ': skipped, ECO_MANIFESTS names no folder of manifests'
    }`,
    async () => {
      const installs = await readInstalls(folder);
      const summaries = WAYS.map(way =>
        summarise(runOwnershipReport(installs, way).judged),
      );
      expect(summaries.filter(summary => !meetsBars(summary))).toEqual([]);
    },
  );
});
