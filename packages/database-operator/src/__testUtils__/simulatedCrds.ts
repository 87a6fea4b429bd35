import { KubernetesObject } from 'control-plane';
import { SimulatedOperatorName, simulatedOperatorObjects } from 'demo';

/**
 * Returns the CRDs of simulated operators, for a control plane that starts with
 * them.
 *
 * @param manifests - a folder of vendors' manifests, whose CRDs come first
 */
export async function simulatedCrds(
  operators: SimulatedOperatorName[],
  manifests?: string,
): Promise<KubernetesObject[]> {
  const objects = await Promise.all(
    operators.map(operator => simulatedOperatorObjects(operator, manifests)),
  );
  return objects
    .flat()
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}
