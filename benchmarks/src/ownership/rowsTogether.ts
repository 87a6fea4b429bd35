import { KubernetesObject } from 'control-plane';
import { Corpus } from '../detection/corpus';
import { workloadName } from './judge';
import { NONE, OwnerRow } from './owners';

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Objects by file. */
type Objects = ReadonlyMap<string, readonly KubernetesObject[]>;

/**
 * Returns the expected controllers when all files are in one cluster.
 * OWNERS.tsv covers each file alone; if it names no controller for a CRD,
 * another file may contain it:
 *
 * - If the CRD is a leftover and EXPECTED.tsv names a file that installs its
 *   tool, any workload of that file counts as right. If that file does not
 *   mention the API group, its version may not know the kind, and the CRD is
 *   not judged.
 * - Otherwise, if a role or webhook of another file with workloads names the
 *   kind, the right answer is unknown, and the CRD is not judged.
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
    const matching = installers.filter(file =>
      mentions(objects.get(file)!, groupOf(row)),
    );
    if (matching.length > 0) {
      const controllers = matching.flatMap(file =>
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

/**
 * Returns the other files that install a tool whose leftover is in this file.
 */
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

/** Whether a role or webhook of another file with workloads names the kind. */
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
