import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { Candidate } from '../combine';
import { isNamed } from '../strengths';
import { nameParts, isControllerWord } from './nameParts';
import { prefer, Rule } from './Rule';

/** Returns the words of a workload's name that describe its purpose. */
function purposeOf({ name }: WorkloadFacts): string[] {
  return nameParts(name).filter(part => !isControllerWord(part));
}

/**
 * Whether a rule names the kind for the workload; wildcard access does not
 * count.
 */
function hasRule({ clues }: Candidate): boolean {
  return clues.some(({ strength }) => isNamed(strength));
}

/**
 * Prefers workloads whose names call them controllers. Among those, prefers
 * names without words beyond the namespace and the API group: other controllers
 * have a special purpose.
 */
export const namedController: Rule = ({ crd, leading }) => {
  if (!leading.every(hasRule)) {
    return leading;
  }
  const controllers = prefer(leading, ({ name }) =>
    nameParts(name).some(isControllerWord),
  );
  return prefer(controllers, workload => {
    const known = new Set(
      nameParts(`${crd.group} ${workload.namespace ?? ''}`),
    );
    return purposeOf(workload).every(part => known.has(part));
  });
};
