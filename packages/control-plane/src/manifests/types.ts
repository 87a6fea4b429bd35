import { KubernetesObject } from '../client/objects';

/** Manifests to install. */
export interface InstallManifestsOptions {
  /**
   * All `.yaml`, `.yml` and `.json` files below this folder, sorted by path.
   */
  folder?: string;
  files?: string[];
  objects?: KubernetesObject[];
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
}

/** An object that was installed. */
export interface InstalledObject {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
  /** Source file. Omitted for objects that were passed directly. */
  file?: string;
}

/** An object that could not be installed. It never stops the others. */
export interface RefusedObject {
  /**
   * For example `Deployment shop/web`, or `document 3` if the document has no
   * kind and name.
   */
  object: string;
  file?: string;
  /** First line of the document in its file, from 1. */
  line?: number;
  reason: string;
}

/** Result of an installation. */
export interface InstallReport {
  installed: InstalledObject[];
  refused: RefusedObject[];
}
