import { FindingEvidence, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import { fact } from './evidence';

/**
 * Labels and annotations with which tools track the objects that they deliver.
 */
const TRACKED =
  /^(argocd\.argoproj\.io\/(tracking-id|instance)|(kustomize|helm)\.toolkit\.fluxcd\.io\/name|meta\.helm\.sh\/release-name|kro\.run\/|applyset\.kubernetes\.io\/|kapp\.k14s\.io\/|fleet\.cattle\.io\/|objectset\.rio\.cattle\.io\/|olm\.owner|olm\.managed|config\.kubernetes\.io\/origin|addonmanager\.kubernetes\.io\/mode)/;

/**
 * Field managers that revert an object to the state that their tool applies.
 */
const DELIVERS =
  /^(helm|helm-controller|kustomize-controller|argocd-(application-)?controller)$/;

/**
 * Returns evidence that something other than a person manages an object: a
 * tracking mark of a delivery tool, an owner, or a field manager.
 *
 * @returns undefined if there is no such evidence
 */
export function deliveryMark(object: ObjectFacts): FindingEvidence | undefined {
  return trackingMark(object) ?? ownerMark(object) ?? managerMark(object);
}

function trackingMark(object: ObjectFacts): FindingEvidence | undefined {
  for (const map of ['annotations', 'labels'] as const) {
    const key = Object.keys(object[map]).find(each => TRACKED.test(each));
    if (key !== undefined) {
      return fact(object, `metadata.${map}[${key}]`, object[map][key]);
    }
  }
  return undefined;
}

function ownerMark(object: ObjectFacts): FindingEvidence | undefined {
  const owner = object.owners.find(({ controller }) => controller);
  return (
    owner &&
    fact(object, 'metadata.ownerReferences[controller=true].kind', owner.kind)
  );
}

function managerMark(object: ObjectFacts): FindingEvidence | undefined {
  const manager = object.fieldManagers.find(
    ({ name, subresource }) => !subresource && DELIVERS.test(name),
  );
  return (
    manager &&
    fact(
      object,
      `metadata.managedFields[manager=${manager.name}].manager`,
      manager.name,
    )
  );
}
