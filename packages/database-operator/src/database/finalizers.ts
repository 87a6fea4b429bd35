import { DATABASE_FINALIZER } from '@backstage-eco/plugin-eco-common';

/**
 * A finalizer of earlier versions. Users can set it too, so it proves nothing
 * and is only ever removed.
 */
const SECRET_FINALIZER = 'example.com/database-secret';
const OURS = [DATABASE_FINALIZER, SECRET_FINALIZER];

/** Maximum number of other controllers' finalizers that a cache keeps. */
const MAX_OTHERS = 20;

/** Adds the finalizer that holds a Database until it is cleaned up. */
export function withFinalizer(all: string[]): string[] {
  return [...all, DATABASE_FINALIZER];
}

/** Removes the controller's finalizers. */
export function withoutFinalizers(all: string[]): string[] {
  return all.filter(name => !OURS.includes(name));
}

/**
 * Returns the finalizers that a cache keeps; users may set a megabyte of them.
 */
export function someFinalizers(all: string[]): string[] {
  let others = 0;
  return all.filter(name => OURS.includes(name) || others++ < MAX_OTHERS);
}

/** Whether {@link someFinalizers} kept every finalizer. */
export function hasAllFinalizers({
  metadata,
}: {
  metadata: { finalizers?: string[] };
}): boolean {
  return withoutFinalizers(metadata.finalizers ?? []).length < MAX_OTHERS;
}
