import { dirname, join } from 'node:path';
import { readTable } from '../../detection/corpus';
import { Verdict } from './judgeFindings';

/** Table of verdicts by people who read the manifests. */
const TABLE = join(
  dirname(require.resolve('benchmarks/package.json')),
  'src/findings/judged/judged.tsv',
);

/**
 * Reads the verdicts on the findings of healthy installs: check, install,
 * subject, `right` or `wrong`, and the reason.
 *
 * @throws Error with the line if a row is invalid
 */
export async function readVerdicts(file = TABLE): Promise<Verdict[]> {
  return (await readTable(file)).map(({ line, cells }) => {
    const [check, install, subject, verdict, reason] = cells;
    if (!reason || (verdict !== 'right' && verdict !== 'wrong')) {
      throw new Error(`${file}:${line}: wants five cells, right or wrong`);
    }
    return { check, install, subject, isRight: verdict === 'right', reason };
  });
}
