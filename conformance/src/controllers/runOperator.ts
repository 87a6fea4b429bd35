import { ControlPlane, startControlPlane } from 'control-plane';
import { RealOperator } from './realOperators/ensureOperator';
import { startOperator } from './realOperators/startOperator';
import { ControllerCase } from './cases';

/**
 * Starts a control plane on which a real operator has reconciled the objects of
 * its case.
 *
 * @throws an Error with the end of the operator's log
 */
export async function runOperator(
  { args, reconcile }: ControllerCase,
  operator: RealOperator,
): Promise<{ controlPlane: ControlPlane; stop(): Promise<void> }> {
  const controlPlane = await startControlPlane({
    name: 'controllers',
    size: 'full',
  });
  try {
    const running = await startOperator(controlPlane, { operator, args });
    try {
      await reconcile(controlPlane.client);
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${running.logTail()}`, {
        cause: error,
      });
    }
    return {
      controlPlane,
      async stop() {
        await running.stop();
        await controlPlane.stop();
      },
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}
