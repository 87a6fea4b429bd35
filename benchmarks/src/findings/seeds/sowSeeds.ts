import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { installManifests, startControlPlane } from 'control-plane';
import { Corpus } from '../../detection/corpus';
import { readObjects } from '../../detection/objects';
import { examine } from '../examine';
import { ProvenFinding, SeedResult } from '../ReportedInstall';
import { Seed, SeedContext, SeedGroup } from './Seed';

/** Source of the installs, and the definitions to judge them with. */
interface SowOptions {
  corpus: Corpus;
  definitions: ToolDefinition[];
}

/**
 * Puts the faults of a group into one real install, and tells which of them the
 * checks find. Findings from before the faults do not count.
 */
export async function sowSeeds(
  { files, seeds }: SeedGroup,
  { corpus, definitions }: SowOptions,
): Promise<SeedResult[]> {
  const controlPlane = await startControlPlane({ name: 'seeds' });
  const { client } = controlPlane;
  const install = async (file: string) => {
    const objects = await readObjects(corpus, file);
    await installManifests(client, { objects });
  };
  try {
    for (const file of files) {
      await install(file);
    }
    const before = await examine(controlPlane, definitions);
    const failures = await sowAll(seeds, { client, install });
    const after = await examine(controlPlane, definitions);
    const known = new Set(before.findings.map(toContent));
    const added = after.findings.filter(each => !known.has(toContent(each)));
    return seeds.map(seed => ({
      seed: seed.id,
      check: seed.check,
      file: files.join(' + '),
      ...judge(seed, added, failures.get(seed.id)),
    }));
  } finally {
    await controlPlane.stop();
  }
}

async function sowAll(
  seeds: readonly Seed[],
  context: SeedContext,
): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  for (const seed of seeds) {
    try {
      await seed.sow(context);
    } catch (error) {
      failures.set(seed.id, `could not be put in: ${error}`);
    }
  }
  return failures;
}

function judge(
  { check, about }: Seed,
  added: readonly ProvenFinding[],
  failure: string | undefined,
): Pick<SeedResult, 'recalled' | 'message'> {
  const found = added.find(
    each => each.checkId === check && toContent(each).includes(about),
  );
  const wrong = found?.proofs.find(({ holds }) => !holds);
  return {
    recalled: found !== undefined && found.justified,
    message: wrong
      ? `${wrong.request}: ${wrong.found}, not ${wrong.expected}`
      : found?.message ?? failure ?? 'not found',
  };
}

/**
 * Serialises what a finding says, which changes when a fault is added to it.
 */
function toContent({ checkId, subject, message, objects }: ProvenFinding) {
  return JSON.stringify([checkId, subject, message, objects]);
}
