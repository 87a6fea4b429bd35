import { KindInClusters } from '../fleet';
import { KindFormInClusters } from '../store';

/**
 * Merges custom resource kinds across clusters.
 *
 * @param forms - sorted, so that the forms of a kind are adjacent
 */
export function comparedKinds(forms: KindFormInClusters[]): KindInClusters[] {
  const kinds: KindInClusters[] = [];
  for (const { group, plural, facts, schemasHash, clusters } of forms) {
    const last = kinds[kinds.length - 1];
    const isSame = last?.group === group && last.plural === plural;
    const kind = isSame
      ? last
      : { group, plural, kind: facts.kind, toolIds: [], forms: [] };
    if (!isSame) {
      kinds.push(kind);
    }
    if (facts.toolId && !kind.toolIds.includes(facts.toolId)) {
      kind.toolIds.push(facts.toolId);
    }
    addForm(kind, { served: facts.served, schemasHash, clusters });
  }
  return kinds;
}

/** Merges forms that differ only in their controller. */
function addForm(kind: KindInClusters, form: KindInClusters['forms'][number]) {
  const same = kind.forms.find(
    ({ served, schemasHash }) =>
      schemasHash === form.schemasHash &&
      served.join('/') === form.served.join('/'),
  );
  if (same) {
    same.clusters = [...same.clusters, ...form.clusters].sort();
  } else {
    kind.forms.push(form);
  }
}
