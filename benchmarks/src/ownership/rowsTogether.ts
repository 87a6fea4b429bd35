import { KubernetesObject } from 'control-plane';
import { Corpus } from '../detection/corpus';
import { workloadName } from './judge';
import { NONE, OwnerRow } from './owners';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** The objects of each file. */
type Objects = ReadonlyMap<string, readonly KubernetesObject[]>;

/**
 * What is right where all files are in one cluster. OWNERS.tsv says of each file
 * alone who acts on its CRDs; a CRD that nobody acts on there may have its
 * controller in another file:
 *
 * - Where EXPECTED.tsv says that another file installs the tool whose leftover the
 *   file is, each workload of that file is right: it does not say which. Where that
 *   file does not mention the API group, its version may not know the kind: then
 *   the CRD is not judged.
 * - Otherwise, where a role or webhook of another file with workloads names the
 *   kind, nobody said what is right, and the CRD is not judged.
 */
export function rowsTogether(options: {
  rows: readonly OwnerRow[];
  corpus: Corpus;
  objects: Objects;
}): { judged: OwnerRow[]; notJudged: OwnerRow[] } {
  const { rows, corpus, objects } = options;
  const judged: OwnerRow[] = [];
  const notJudged: OwnerRow[] = [];
  for (const row of rows) {
    if (!row.controllers.includes(NONE)) {
      judged.push(row);
      continue;
    }
    const installers = installersOf(row, corpus, objects);
    const knowing = installers.filter(file =>
      mentions(objects.get(file)!, groupOf(row)),
    );
    if (knowing.length > 0) {
      const controllers = knowing.flatMap(file =>
        workloadsOf(objects.get(file)!),
      );
      judged.push({
        ...row,
        controllers: [
          ...row.controllers.filter(each => each !== NONE),
          ...controllers,
        ],
      });
    } else if (installers.length > 0 || isNamedElsewhere(row, objects)) {
      notJudged.push(row);
    } else {
      judged.push(row);
    }
  }
  return { judged, notJudged };
}

function groupOf({ crd }: OwnerRow): string {
  return crd.slice(crd.indexOf('.') + 1);
}

/** Other files that install a tool whose leftover this file is. */
function installersOf(
  { file }: OwnerRow,
  corpus: Corpus,
  objects: Objects,
): string[] {
  const tools = corpus.rows
    .filter(row => row.file === file && row.state === 'leftover')
    .map(({ tool }) => tool);
  const files = corpus.rows
    .filter(
      row =>
        row.file !== file &&
        row.state === 'installed' &&
        tools.includes(row.tool),
    )
    .map(row => row.file);
  return [...new Set(files)].filter(each => objects.has(each));
}

function mentions(
  objects: readonly KubernetesObject[],
  group: string,
): boolean {
  return objects.some(object => JSON.stringify(object).includes(group));
}

function workloadsOf(objects: readonly KubernetesObject[]): string[] {
  return objects
    .filter(({ kind }) => WORKLOADS.includes(kind))
    .map(({ apiVersion, kind, metadata: { namespace = 'default', name } }) =>
      workloadName({ apiVersion, kind, namespace, name }),
    );
}

/** Whether what another file with workloads says of access names the kind. */
function isNamedElsewhere(row: OwnerRow, objects: Objects): boolean {
  return [...objects].some(
    ([file, all]) =>
      file !== row.file &&
      workloadsOf(all).length > 0 &&
      all.some(object => names(object, row)),
  );
}

function names(object: KubernetesObject, row: OwnerRow): boolean {
  const [plural] = row.crd.split('.');
  const rules: Array<{ apiGroups?: string[]; resources?: string[] }> = [
    ...(object.rules ?? []),
    ...(object.webhooks ?? []).flatMap(
      (webhook: { rules?: object[] }) => webhook.rules ?? [],
    ),
  ];
  return rules.some(
    ({ apiGroups, resources }) =>
      apiGroups?.includes(groupOf(row)) &&
      resources?.some(each => each === '*' || each.split('/')[0] === plural),
  );
}
