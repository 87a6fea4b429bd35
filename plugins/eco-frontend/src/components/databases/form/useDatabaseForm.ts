import { useState } from 'react';
import { DatabaseDraft } from '../../../model/databases/draft';
import {
  ReadManifest,
  readManifest,
  setInManifest,
} from '../../../model/databases/manifestText';

/** State of the form, edited by its fields or its YAML. */
export interface DatabaseForm {
  draft: DatabaseDraft;
  read: ReadManifest;
  /** Fields are locked while the YAML is invalid: they would overwrite it. */
  isLocked: boolean;
  /** Returns a field of the manifest, or an empty string if unset. */
  valueOf(path: string[]): string;
  set(path: string[], value: string): void;
  change(change: Partial<DatabaseDraft>): void;
  /** Restores the last valid YAML. */
  discard(): void;
}

/** Holds the state of the form, for its fields and its YAML. */
export function useDatabaseForm(initial: DatabaseDraft): DatabaseForm {
  const [draft, setDraft] = useState(initial);
  const [lastRight, setLastRight] = useState(initial.text);
  const read = readManifest(draft.text);
  const change = (wanted: Partial<DatabaseDraft>) => {
    const next = { ...draft, ...wanted };
    setDraft(next);
    if (readManifest(next.text).manifest) {
      setLastRight(next.text);
    }
  };
  return {
    draft,
    read,
    isLocked: read.problem !== undefined,
    valueOf: path =>
      textAt(read.manifest ?? readManifest(lastRight).manifest, path),
    set: (path, value) =>
      change({ text: setInManifest(draft.text, path, value) }),
    change,
    discard: () => change({ text: lastRight }),
  };
}

function textAt(
  manifest: ReadManifest['manifest'],
  [part, field]: string[],
): string {
  const values: Record<string, unknown> =
    part === 'spec' ? manifest?.spec ?? {} : { ...manifest };
  return String(values[field] ?? '');
}
