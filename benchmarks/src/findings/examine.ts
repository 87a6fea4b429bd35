import { CheckResults } from '@backstage-eco/plugin-eco-backend/assessment';
import { ToolDefinition } from '@backstage-eco/plugin-eco-recognition';
import { ControlPlane } from 'control-plane';
import { readControlPlane } from '../detection/installAndRead';
import { findingsOf } from './findingsOf';
import { ProvenFinding } from './ReportedInstall';
import { isJustified, proveFinding } from './proof/proveFinding';

/**
 * Checks run as if some hours had passed since the install, so that no finding
 * is suppressed because an object is new.
 */
const LATER_MS = 6 * 60 * 60 * 1000;

/**
 * Reads a control plane as the backend does, runs all checks, and verifies
 * their evidence as an administrator.
 */
export async function examine(
  controlPlane: ControlPlane,
  definitions: readonly ToolDefinition[],
): Promise<{ findings: ProvenFinding[]; unknown: CheckResults['unknown'] }> {
  const now = new Date(Date.now() + LATER_MS);
  const inventory = await readControlPlane({ controlPlane, crds: 'all' });
  const sampledAt = now.toISOString();
  const samples = inventory.samples?.map(each => ({ ...each, sampledAt }));
  const { findings, unknown } = findingsOf({
    inventory: { ...inventory, samples },
    definitions,
    now,
  });
  const proven: ProvenFinding[] = [];
  for (const finding of findings) {
    const proofs = await proveFinding(finding, reference =>
      controlPlane.client.find(reference),
    );
    proven.push({ ...finding, proofs, justified: isJustified(proofs) });
  }
  return { findings: proven, unknown };
}
