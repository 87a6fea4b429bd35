import { DATABASE_FINALIZER } from '@backstage-eco/plugin-eco-common';

/**
 * A finalizer of earlier versions, which users can set too. It proves nothing and
 * is only taken off.
 */
const SECRET_FINALIZER = 'example.com/database-secret';
const OURS = [DATABASE_FINALIZER, SECRET_FINALIZER];

/** How many of others' finalizers a cache keeps. */
const MAX_OTHERS = 20;

/** Finalizers with the one by which a Database waits for its clean-up. */
export function withFinalizer(all: string[]): string[] {
  return [...all, DATABASE_FINALIZER];
}

/** Finalizers without those of the controller. */
export function withoutFinalizers(all: string[]): string[] {
  return all.filter(name => !OURS.includes(name));
}

/** What a cache keeps of finalizers: users may set a megabyte of them. */
export function someFinalizers(all: string[]): string[] {
  let others = 0;
  return all.filter(name => OURS.includes(name) || others++ < MAX_OTHERS);
}

/** Whether {@link someFinalizers} has left none out. */
export function hasAllFinalizers({
  metadata,
}: {
  metadata: { finalizers?: string[] };
}): boolean {
  return withoutFinalizers(metadata.finalizers ?? []).length < MAX_OTHERS;
}
