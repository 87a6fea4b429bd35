import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import {
  builtInDefinitionsDirectory,
  loadDefinitions,
  readInventory,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { detectTools } from '@backstage-eco/plugin-eco-recognition';
import { Door } from '../Door';
import { mutate, mutations } from '../mutations';
import { RecordedAccess } from '../RecordedAccess';

/** Long enough for a busy machine; catastrophic backtracking takes minutes. */
const WITHIN_MS = 5_000;

/**
 * A user's definition. It must be loaded, or reported with a file and a reason;
 * detection with it must end.
 */
export const definitions: Door = {
  name: 'definitions',
  async open({ controlPlane, folder }) {
    const built = builtInDefinitionsDirectory();
    const files = (await readdir(built)).filter(name => name.endsWith('.yaml'));
    const texts = await Promise.all(
      files.map(name => readFile(join(built, name), 'utf8')),
    );
    const access = new RecordedAccess(controlPlane);
    const { inventory } = await readInventory({ access, cluster: 'fuzz' });
    const own = join(folder, 'definitions');
    await mkdir(own);
    const input = fc.record({
      turn: fc.nat(files.length - 1),
      changes: mutations(),
      cutAfter: fc.option(fc.nat(4_000), { freq: 4 }),
    });
    return {
      property: fc.asyncProperty(input, async ({ turn, changes, cutAfter }) => {
        const changed = stringify(mutate(parse(texts[turn]), changes)) ?? '';
        const file = join(own, files[turn]);
        await writeFile(file, changed.slice(0, cutAfter ?? undefined));
        const started = Date.now();
        const loaded = await loadDefinitions([own]);
        if (loaded.definitions.length === 0 && loaded.problems.length === 0) {
          throw new Error('neither used nor refused');
        }
        if (loaded.problems.some(({ reason }) => !reason)) {
          throw new Error('refused without a reason');
        }
        detectTools(inventory, loaded.definitions);
        await rm(file);
        if (Date.now() - started > WITHIN_MS) {
          throw new Error(`took ${Date.now() - started} ms`);
        }
      }),
    };
  },
};
