import { useState } from 'react';
import { DatabaseDraft } from '../../../model/databases/draft';
import {
  ReadManifest,
  readManifest,
  setInManifest,
} from '../../../model/databases/manifestText';

/** A form that is being filled in, by its fields or by its YAML. */
export interface DatabaseForm {
  draft: DatabaseDraft;
  read: ReadManifest;
  /** While the YAML is wrong the fields are locked, or they would undo it. */
  isLocked: boolean;
  /** A field of the manifest; the empty text where it is not set. */
  valueOf(path: string[]): string;
  set(path: string[], value: string): void;
  change(change: Partial<DatabaseDraft>): void;
  /** Goes back to the last YAML that was right. */
  discard(): void;
}

/** Keeps what was typed, wherever it was typed. */
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
