import { KindInClusters } from '../fleet';
import { KindFormInClusters } from '../store';

/**
 * Custom resource kinds as clusters have them, each once.
 *
 * @param forms - those of one kind follow each other
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

/** Who controls a kind makes no other form of it. */
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
