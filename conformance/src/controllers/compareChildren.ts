import { isDeepStrictEqual } from 'node:util';
import { KIND_SOURCES } from '@backstage-eco/plugin-eco-backend/assessment';
import { OwnedObject } from '@backstage-eco/plugin-eco-common';
import { ListedObject } from './listCluster';

/** Owned by Services or nodes; Eco never shows them as children. */
const NEVER_SHOWN = ['endpointSlices', 'leases'];

/**
 * Children of a kind's objects: those the API server lists, compared with those
 * Eco shows.
 */
export interface Children {
  /** Number of children, without those left out. */
  children: number;
  /** Number of children shown with the right owner and finalizers. */
  shown: number;
  /** Finalizers of the children. */
  finalizers: string[];
  /** Number of children that are being deleted. */
  deleting: number;
  /**
   * Number of children by kind that Eco does not read, or never shows as
   * children.
   */
  leftOut: Record<string, number>;
  /** Differences. */
  problems: string[];
}

interface Shown {
  node: OwnedObject;
  parent: OwnedObject;
}

/** Children by the key of the object, each with its parent in the tree. */
export type ShownChildren = ReadonlyMap<string, Shown>;

/** Flattens a tree of custom resources and their children. */
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

/**
 * Finds the children of a kind's objects, by owner reference or label, and
 * their children.
 */
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
  // Iterating over a Set includes items that are added meanwhile.
  for (const { uid } of found) {
    listed
      .filter(({ owners }) => owners.some(each => each.uid === uid))
      .forEach(each => found.add(each));
  }
  return [...found];
}

/** Compares each child that the API server lists with what Eco shows. */
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

/**
 * Returns the children that are shown, but that the API server does not list.
 */
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

/** Whether Eco reads the kind, and its selector includes the object. */
function isRead({ apiVersion, kind, labels }: ListedObject): boolean {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return Object.values(KIND_SOURCES).some(
    source =>
      source.kind === kind &&
      source.group === group &&
      !NEVER_SHOWN.includes(source.part) &&
      isSelected(labels, source.selector?.label),
  );
}

/**
 * Evaluates a label selector of the inventory. Only `!label` terms are
 * supported, as no other are used.
 */
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
