import {
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { Detection } from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Corpus } from '../corpus';
import { DetectionSummary, JudgedFile, judgeFile, summarise } from '../judge';
import { readObjects } from '../objects';
import { Bars, Mutation } from './Mutation';
import { toInventory } from '../toInventory';

/** Result of one mutation, over all files of a corpus. */
export interface MutationResult extends DetectionSummary {
  mutation: string;
  /** Minimum figures. */
  bars: Bars;
  /** `tool (file)` for tools no longer found. */
  lost: string[];
  /** `tool (file)` for tools found without their stated version. */
  unversioned: string[];
  /**
   * `tool (file): expected → found` for tools in a wrong state, or not
   * expected.
   */
  wrong: string[];
}

/**
 * Builds the inventories of a corpus by file, from the manifests. See
 * `toInventory` for what they lack.
 */
export async function readInventories(
  corpus: Corpus,
): Promise<Map<string, Inventory>> {
  const inventories = new Map<string, Inventory>();
  for (const file of corpus.files) {
    inventories.set(file, toInventory(await readObjects(corpus, file)));
  }
  return inventories;
}

/** Runs detection on each inventory before it is changed. */
export function detectUnchanged(
  inventories: ReadonlyMap<string, Inventory>,
  definitions: readonly ToolDefinition[],
): Map<string, Detection[]> {
  return new Map(
    [...inventories].map(([file, inventory]) => [
      file,
      detectTools(inventory, definitions).detections,
    ]),
  );
}

/**
 * Applies a mutation to every install of a corpus, and judges what is still
 * found.
 */
export function runMutation(options: {
  mutation: Mutation;
  corpus: Corpus;
  inventories: ReadonlyMap<string, Inventory>;
  definitions: readonly ToolDefinition[];
  /** Result of `detectUnchanged`. */
  unchanged: ReadonlyMap<string, Detection[]>;
}): MutationResult {
  const { mutation, corpus, inventories, definitions, unchanged } = options;
  const judged: JudgedFile[] = [];
  for (const [file, inventory] of inventories) {
    const rows = corpus.rows
      .filter(row => row.file === file)
      .map(row => {
        const before = unchanged
          .get(file)
          ?.find(({ toolId }) => toolId === row.tool);
        return mutation.expect?.(row, before) ?? row;
      });
    const after = detectTools(mutation.apply(inventory), definitions);
    judged.push(judgeFile(file, rows, after.detections));
  }
  const judgements = judged.flatMap(({ file, judgements: all }) =>
    all.map(judgement => ({ file, ...judgement })),
  );
  return {
    mutation: mutation.name,
    bars: mutation.bars,
    ...summarise(judged),
    lost: judgements
      .filter(({ verdict }) => verdict === 'missed')
      .map(({ tool, file }) => `${tool} (${file})`),
    unversioned: judgements
      .filter(
        ({ verdict, expectedVersion, foundVersions }) =>
          verdict === 'right' &&
          expectedVersion !== 'unknown' &&
          foundVersions.length === 0,
      )
      .map(({ tool, file }) => `${tool} (${file})`),
    wrong: judgements
      .filter(({ verdict }) => verdict === 'wrong')
      .map(
        ({ tool, file, expected, found }) =>
          `${tool} (${file}): ${expected} → ${found}`,
      ),
  };
}

/** Whether a mutation meets its bars. A wrong version is never allowed. */
export function isWithinBars(result: MutationResult): boolean {
  const { precision, recall, versionWrong, bars } = result;
  return (
    precision >= (bars.precision ?? 1) &&
    recall >= bars.recall &&
    versionWrong === 0
  );
}
