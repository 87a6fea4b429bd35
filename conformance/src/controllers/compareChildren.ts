import { isDeepStrictEqual } from 'node:util';
import { KIND_SOURCES } from '@backstage-eco/plugin-eco-backend/assessment';
import { OwnedObject } from '@backstage-eco/plugin-eco-common';
import { ListedObject } from './listCluster';

/** They go with Services and Pods, and Eco never shows them as children. */
const LEFT_OUT = ['endpointSlices', 'leases'];

/** What objects of a kind own, as the API server lists it and as Eco shows it. */
export interface Children {
  /** Without those that are left out. */
  children: number;
  /** Of these: shown, with their owner and finalizers as they are. */
  shown: number;
  /** Of them. */
  finalizers: string[];
  /** How many of them are being deleted. */
  deleting: number;
  /** How many there are that Eco does not read, or never shows as children. */
  leftOut: Record<string, number>;
  /** What differs. */
  problems: string[];
}

interface Shown {
  node: OwnedObject;
  parent: OwnedObject;
}

/** Children by the key of the object, each with what it is shown under. */
export type ShownChildren = ReadonlyMap<string, Shown>;

/** Goes through a tree of custom resources and what they own. */
export function shownChildren(roots: readonly OwnedObject[]): ShownChildren {
  const shown = new Map<string, Shown>();
  const visit = (parent: OwnedObject) => {
    for (const node of parent.children) {
      shown.set(keyOf(node.object), { node, parent });
      visit(node);
    }
  };
  roots.forEach(visit);
  return shown;
}

/** Whatever objects of a kind own or are named by labels of, and what that owns. */
export function childrenOf(
  { group, kind }: { group: string; kind: string },
  listed: readonly ListedObject[],
): ListedObject[] {
  const found = new Set(
    listed.filter(({ owners }) =>
      owners.some(
        each => each.kind === kind && each.apiVersion.split('/')[0] === group,
      ),
    ),
  );
  // A set takes in what is added to it while it is gone through.
  for (const { uid } of found) {
    listed
      .filter(({ owners }) => owners.some(each => each.uid === uid))
      .forEach(each => found.add(each));
  }
  return [...found];
}

/** Compares each child as the API server lists it with what Eco shows. */
export function compareChildren(
  children: readonly ListedObject[],
  shown: ShownChildren,
): Children {
  const read = children.filter(isRead);
  const problems = read.map(each => problemOf(each, shown.get(keyOf(each))));
  const leftOut: Record<string, number> = {};
  for (const { kind } of children.filter(each => !isRead(each))) {
    leftOut[kind] = (leftOut[kind] ?? 0) + 1;
  }
  return {
    children: read.length,
    shown: problems.filter(each => each === undefined).length,
    finalizers: read.flatMap(({ finalizers }) => finalizers),
    deleting: read.filter(({ deletingSince }) => deletingSince).length,
    leftOut,
    problems: problems.filter(each => each !== undefined),
  };
}

/** What is shown and that the API server does not list as a child. */
export function shownInVain(
  shown: ShownChildren,
  children: readonly ListedObject[],
): string[] {
  const keys = new Set(children.map(keyOf));
  return [...shown.keys()]
    .filter(key => !keys.has(key))
    .map(key => `${key}: shown, and owned by nothing of these kinds`);
}

function problemOf(
  child: ListedObject,
  found: Shown | undefined,
): string | undefined {
  const key = keyOf(child);
  if (!found) {
    return `${key}: not shown`;
  }
  const { node, parent } = found;
  const owner = child.owners.find(
    each =>
      each.apiVersion === parent.object.apiVersion &&
      each.kind === parent.object.kind &&
      each.name === parent.object.name,
  );
  if (!owner) {
    return `${key}: shown under ${keyOf(parent.object)}, which does not own it`;
  }
  const listed = {
    isController: owner.controller === true,
    label: owner.label,
    finalizers: child.finalizers,
    deletingSince: child.deletingSince,
  };
  const { isController, label, finalizers, deletingSince } = node;
  const seen = { isController, label, finalizers, deletingSince };
  return isDeepStrictEqual(seen, listed)
    ? undefined
    : `${key}: ${JSON.stringify(listed)}, shown as ${JSON.stringify(seen)}`;
}

/** Whether Eco lists the kind, and such objects of it. */
function isRead({ apiVersion, kind, labels }: ListedObject): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return Object.values(KIND_SOURCES).some(
    source =>
      source.kind === kind &&
      source.group === group &&
      !LEFT_OUT.includes(source.part) &&
      isSelected(labels, source.selector?.label),
  );
}

/** Its selectors ask for labels that are not there, and for nothing else. */
function isSelected(labels: Record<string, string>, selector = ''): boolean {
  return selector
    .split(',')
    .filter(term => term.startsWith('!'))
    .every(term => !(term.slice(1) in labels));
}

function keyOf(object: {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}): string {
  const { apiVersion, kind, namespace = '', name } = object;
  return [apiVersion, kind, namespace, name].join(' ');
}
