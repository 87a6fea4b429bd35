import { RealOperator } from './realOperators/ensureOperator';
import { CASES } from './cases';
import { JudgedCrd, judgeControllers } from './judgeControllers';
import { readAsEco } from './readAsEco';
import { readUnchanged } from './readUnchanged';
import { runOperator } from './runOperator';

/** Result for a real operator. */
export interface ControllersReport {
  crds: JudgedCrd[];
  /** Children that are shown but do not exist. */
  problems: string[];
}

/**
 * Runs a real operator until it has reconciled, and compares Eco's results with
 * the API server.
 */
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
