import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import { CrdFacts, FindingSubject } from '@backstage-eco/plugin-eco-node';
import { appendTo } from '../appendTo';
import { RecognisedTools, workloadKey } from '../operators';
import type { KnownCluster } from './InventoryCheckFacts';

/** Maps the subjects of findings in one cluster to tools. */
export class ToolSubjects {
  readonly #recognised: RecognisedTools;
  readonly #crdsOf = new Map<string, CrdFacts[]>();
  readonly #ofWorkloads = new Map<string, string | undefined>();
  readonly #ofCrd = new Map<string, string>();
  readonly #ofKind = new Map<string, string>();

  constructor(cluster: KnownCluster) {
    const { detections, tools } = cluster;
    this.#recognised = new RecognisedTools(detections, tools);
    const managed = managedCrds(cluster);
    for (const { crd, workload } of managed) {
      const key = workloadKey(workload);
      appendTo(this.#crdsOf, key, crd);
    }
    for (const { crd, workload } of managed) {
      const toolId = this.#ofWorkload(workload);
      if (toolId !== undefined) {
        this.#ofCrd.set(crd.name, toolId);
        this.#ofKind.set(kindKey(crd.group, crd.definedKind), toolId);
      }
    }
  }

  /**
   * Returns the tool that a subject belongs to, as a workload of the tool or
   * through its only controller.
   *
   * @returns undefined if it belongs to no tool, or if that is unknown
   */
  toolOf(subject: FindingSubject): string | undefined {
    switch (subject.type) {
      case 'kind':
        return this.#toolOfKind(subject);
      case 'object':
        return (
          (subject.kind === 'CustomResourceDefinition'
            ? this.#ofCrd.get(subject.name)
            : this.#ofWorkload(subject)) ?? this.#toolOfKind(subject)
        );
      default:
        return undefined;
    }
  }

  #ofWorkload(workload: ObjectReference): string | undefined {
    const key = workloadKey(workload);
    if (!this.#ofWorkloads.has(key)) {
      const crds = this.#crdsOf.get(key) ?? [];
      this.#ofWorkloads.set(key, this.#recognised.of(workload, crds)?.tool.id);
    }
    return this.#ofWorkloads.get(key);
  }

  #toolOfKind(subject: {
    apiVersion: string;
    kind: string;
  }): string | undefined {
    const [group] = subject.apiVersion.split('/');
    return this.#ofKind.get(kindKey(group, subject.kind));
  }
}

/** Returns the CRDs with exactly one controller, and its workload. */
function managedCrds({ inventory, controllers = [] }: KnownCluster) {
  const { crds } = inventory.parts;
  const byName = new Map(
    ('items' in crds ? crds.items : []).map(crd => [crd.name, crd]),
  );
  return controllers.flatMap(known => {
    const crd = byName.get(known.crd);
    return crd && known.state === 'found'
      ? [{ crd, workload: known.controller.workload }]
      : [];
  });
}

function kindKey(group: string, kind: string): string {
  return `${kind}.${group}`;
}
