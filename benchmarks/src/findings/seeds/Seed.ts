import { KubernetesClient, KubernetesObject } from 'control-plane';

/** Access that a fault needs to be put in. */
export interface SeedContext {
  /** Client of an administrator. */
  client: KubernetesClient;
  /** Installs a file of the corpus. */
  install(file: string): Promise<void>;
}

/** A fault that people cause, or that happens to them. */
export interface Seed {
  /** Unique. */
  id: string;
  /** ID of the check that must find it. */
  check: string;
  /** Text that the finding's subject, objects or message must contain. */
  about: string;
  /** Puts the fault in. */
  sow(context: SeedContext): Promise<unknown>;
}

/** Faults that can coexist in one install. */
export interface SeedGroup {
  /** Files of the corpus that are installed: one or more tools. */
  files: readonly string[];
  /** In the order in which they are put in. */
  seeds: readonly Seed[];
}

/** Builds an object. */
export function objectOf(
  apiVersion: string,
  kind: string,
  name: string,
  rest: { namespace?: string; [field: string]: unknown } = {},
): KubernetesObject {
  const { namespace, ...fields } = rest;
  return { apiVersion, kind, metadata: { name, namespace }, ...fields };
}
