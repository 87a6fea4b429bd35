import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { Candidate } from '../combine';
import { isNamed } from '../strengths';
import { nameParts, saysController } from './nameParts';
import { prefer, Rule } from './Rule';

/** The words of a workload's name that say what it is for. */
function purposeOf({ name }: WorkloadFacts): string[] {
  return nameParts(name).filter(part => !saysController(part));
}

/** Whether a rule names the kind for it; who may do anything may do this too. */
function hasRule({ clues }: Candidate): boolean {
  return clues.some(({ strength }) => isNamed(strength));
}

/**
 * Prefers workloads that call themselves controllers, and of those the ones whose
 * names say nothing that the namespace and the API group do not say too: the
 * others are controllers for something special.
 */
export const namedController: Rule = ({ crd, leading }) => {
  if (!leading.every(hasRule)) {
    return leading;
  }
  const controllers = prefer(leading, ({ name }) =>
    nameParts(name).some(saysController),
  );
  return prefer(controllers, workload => {
    const known = new Set(
      nameParts(`${crd.group} ${workload.namespace ?? ''}`),
    );
    return purposeOf(workload).every(part => known.has(part));
  });
};
