import { join } from 'node:path';
import { readTable } from '../detection/corpus';

/** A row of OWNERS.tsv: which workload acts on the objects of a CRD. */
export interface OwnerRow {
  /** Relative to the corpus folder. */
  file: string;
  /** Its full name. */
  crd: string;
  /** `Kind/namespace/name` or `none`; each of them is right. */
  controllers: string[];
}

/** For a CRD that nobody in the file acts on. */
export const NONE = 'none';

/**
 * Reads OWNERS.tsv of a corpus.
 *
 * @throws Error that names the line where a row cannot be understood
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
