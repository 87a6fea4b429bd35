import {
  CrdController,
  findControllers,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { KubernetesObject } from 'control-plane';
import { Corpus, readCorpus } from '../detection/corpus';
import {
  LeftOut,
  readAllObjects,
  withoutConflicts,
} from '../detection/objects';
import { toInventory } from '../detection/toInventory';
import { asInstalled } from './asInstalled';
import { asSampled } from './asSampled';
import { judgeCrd, JudgedCrd } from './judge';
import { OwnerRow, readOwners } from './owners';
import { otherWorkloadName, withOtherNames } from './rename/withOtherNames';
import { rowsTogether } from './rowsTogether';

/** Result for a corpus. */
export interface OwnershipReport {
  judged: JudgedCrd[];
  /**
   * Files that conflict with an earlier one. Empty unless installed together.
   */
  leftOut: LeftOut[];
  /** CRDs without a known controller when all files are installed together. */
  notJudged: OwnerRow[];
}

/** A corpus with its objects, shared by all ways to run it. */
export interface Installs {
  corpus: Corpus;
  rows: OwnerRow[];
  /** Objects by file. */
  objects: ReadonlyMap<string, KubernetesObject[]>;
}

/** How to run a corpus. */
export interface OwnershipReportOptions {
  /** Whether to put all files into one cluster, instead of one each. */
  together: boolean;
  /** Whether to rename everything first. */
  renamed: boolean;
}

/**
 * Reads a corpus and the expected controllers of its CRDs.
 *
 * @throws Error with the file and line if it is invalid
 */
export async function readInstalls(folder: string): Promise<Installs> {
  const corpus = await readCorpus(folder);
  return {
    corpus,
    rows: await readOwners(folder),
    objects: await readAllObjects(corpus),
  };
}

/**
 * Finds the controllers of all CRDs of a corpus without tool definitions, and
 * compares them with the expected ones.
 */
export function runOwnershipReport(
  { corpus, rows, objects }: Installs,
  { together, renamed }: OwnershipReportOptions,
): OwnershipReport {
  if (!together) {
    const judged = [...objects].flatMap(([file, all]) => {
      const ofFile = rows.filter(row => row.file === file);
      return ofFile.length > 0 ? judge(ofFile, all, renamed) : [];
    });
    return { judged, leftOut: [], notJudged: [] };
  }
  const { files, leftOut } = withoutConflicts(objects);
  const installed = new Map(files.map(file => [file, objects.get(file) ?? []]));
  const { judged, notJudged } = rowsTogether({
    rows: rows.filter(({ file }) => files.includes(file)),
    corpus,
    objects: installed,
  });
  const all = [...installed.values()].flat();
  return { judged: judge(judged, all, renamed), leftOut, notJudged };
}

function judge(
  rows: OwnerRow[],
  objects: KubernetesObject[],
  renamed: boolean,
): JudgedCrd[] {
  const installed = asInstalled(objects);
  const named = renamed ? withOtherNames(installed) : installed;
  const inventory = toInventory(named);
  const { crds } = inventory.parts;
  const samples =
    crds.state === 'read' ? crds.items.map(crd => asSampled(crd, named)) : [];
  const told = new Map<string, CrdController>(
    findControllers({ ...inventory, samples }).map(each => [each.crd, each]),
  );
  return rows.map(row =>
    judgeCrd(
      renamed
        ? { ...row, controllers: row.controllers.map(otherWorkloadName) }
        : row,
      told.get(row.crd),
    ),
  );
}
