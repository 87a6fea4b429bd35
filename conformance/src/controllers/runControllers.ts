import { RealOperator } from './realOperators/ensureOperator';
import { CASES } from './cases';
import { JudgedCrd, judgeControllers } from './judgeControllers';
import { readAsEco } from './readAsEco';
import { readUnchanged } from './readUnchanged';
import { runOperator } from './runOperator';

/** What came of a real operator. */
export interface ControllersReport {
  crds: JudgedCrd[];
  /** What is shown that is not there. */
  problems: string[];
}

/** Lets a real operator reconcile, and compares what Eco says of it. */
export async function runControllers(
  operator: RealOperator,
): Promise<ControllersReport> {
  const each = CASES[operator.name];
  const { controlPlane, stop } = await runOperator(each, operator);
  try {
    const { listed, reading } = await readUnchanged(controlPlane.client, () =>
      readAsEco(controlPlane),
    );
    return judgeControllers({
      inventory: reading,
      listed,
      expected: each.expected,
    });
  } finally {
    await stop();
  }
}
