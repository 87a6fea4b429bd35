import { dirname, join } from 'node:path';
import { readTable } from '../../detection/corpus';
import { Verdict } from './judgeFindings';

/** The table of those who read the manifests. */
const TABLE = join(
  dirname(require.resolve('benchmarks/package.json')),
  'src/findings/judged/judged.tsv',
);

/**
 * Reads what was said of the findings of healthy installs: check, install, subject,
 * `right` or `wrong`, and why.
 *
 * @throws Error that names the line where a row cannot be understood
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
