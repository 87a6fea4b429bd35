import { KubernetesClient, KubernetesObject } from 'control-plane';

/** What a fault is put in with. */
export interface SeedContext {
  /** An administrator's. */
  client: KubernetesClient;
  /** Installs a file of the corpus. */
  install(file: string): Promise<void>;
}

/** A fault that people make, or that happens to them. */
export interface Seed {
  /** Unique. */
  id: string;
  /** The check that has to find it. */
  check: string;
  /** What the finding has to be about: a part of its subject, objects or message. */
  about: string;
  /** Puts it in. */
  sow(context: SeedContext): Promise<unknown>;
}

/** Faults that can be in one install at the same time. */
export interface SeedGroup {
  /** Files of the corpus: the install, of one or more tools. */
  files: readonly string[];
  /** In the order in which they are put in. */
  seeds: readonly Seed[];
}

/** An object, shortly. */
export function objectOf(
  apiVersion: string,
  kind: string,
  name: string,
  rest: { namespace?: string; [field: string]: unknown } = {},
): KubernetesObject {
  const { namespace, ...fields } = rest;
  return { apiVersion, kind, metadata: { name, namespace }, ...fields };
}
