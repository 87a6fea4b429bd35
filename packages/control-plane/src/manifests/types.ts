import { KubernetesObject } from '../client/objects';

/** What to install: exactly one of the three. */
export interface InstallManifestsOptions {
  /** Every `.yaml`, `.yml` and `.json` below it, sorted by path. */
  folder?: string;
  files?: string[];
  objects?: KubernetesObject[];
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
}

/** An object that is in the cluster now. */
export interface InstalledObject {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
  /** Where it came from; left out for objects that were handed over. */
  file?: string;
}

/** What could not be installed. It never stops the rest. */
export interface RefusedObject {
  /** `Deployment shop/web`; `document 3` where not even that could be read. */
  object: string;
  file?: string;
  /** First line of the document in its file, from 1. */
  line?: number;
  reason: string;
}

/** What came of an installation. */
export interface InstallReport {
  installed: InstalledObject[];
  refused: RefusedObject[];
}
