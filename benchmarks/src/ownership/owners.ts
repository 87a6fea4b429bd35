import { join } from 'node:path';
import { readTable } from '../detection/corpus';

/** A row of OWNERS.tsv: the workload that manages a CRD. */
export interface OwnerRow {
  /** Relative to the corpus folder. */
  file: string;
  /** Full name of the CRD. */
  crd: string;
  /** `Kind/namespace/name` or `none`. Each one counts as right. */
  controllers: string[];
}

/** Stands for a CRD without a controller in the file. */
export const NONE = 'none';

/**
 * Reads OWNERS.tsv of a corpus.
 *
 * @throws Error with the line if a row is invalid
 */
export async function readOwners(folder: string): Promise<OwnerRow[]> {
  const rows = await readTable(join(folder, 'OWNERS.tsv'));
  return rows.map(({ line, cells: [file, crd, controller] }) => {
    if (!file || !crd || !controller) {
      throw new Error(`OWNERS.tsv:${line}: file, crd or controller is missing`);
    }
    return { file, crd, controllers: controller.split('|') };
  });
}
