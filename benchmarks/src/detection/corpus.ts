import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Expected state of a tool in a file of the corpus.
 *
 * `managed-by` and `trace` are neither required nor wrong: the tool left a mark
 * on objects, but may run elsewhere.
 */
export type ExpectedState = 'installed' | 'leftover' | 'managed-by' | 'trace';

/** A row of EXPECTED.tsv. */
export interface ExpectedRow {
  /** Relative to the corpus folder. */
  file: string;
  tool: string;
  state: ExpectedState;
  /**
   * Without a leading `v`. Omitted if nothing on the API server states a
   * version.
   */
  version?: string;
  /**
   * Other versions that are also right; with `unknown`, no version is also
   * right.
   */
  alsoRight: string[];
  /** Whether a report of `installed` is acceptable for a trace. */
  mayClaimInstalled: boolean;
  /** Expected result when the kinds missing from this file are served too. */
  withCrds?: { state: 'installed'; version?: string };
}

/**
 * A folder of real manifests, and an independent reading of what is in them.
 */
export interface Corpus {
  folder: string;
  /** In the order of EXPECTED.tsv. A file without tools has no row. */
  files: string[];
  rows: ExpectedRow[];
  toolIds: Set<string>;
}

/**
 * Reads TOOLS.tsv and EXPECTED.tsv of a corpus.
 *
 * @throws Error with the file and line if a row is invalid
 */
export async function readCorpus(folder: string): Promise<Corpus> {
  const tools = await readTable(join(folder, 'TOOLS.tsv'));
  const expected = await readTable(join(folder, 'EXPECTED.tsv'));
  const rows: ExpectedRow[] = [];
  const files = new Set<string>();
  for (const { line, cells } of expected) {
    const [file, tool, state, version, , notes = ''] = cells;
    files.add(file);
    if (tool === 'none') {
      continue;
    }
    if (!isExpectedState(state)) {
      throw new Error(`EXPECTED.tsv:${line}: unknown state "${state}"`);
    }
    rows.push({
      file,
      tool,
      state,
      version: version === 'unknown' || version === '-' ? undefined : version,
      ...readNotes(notes),
    });
  }
  return {
    folder,
    files: [...files],
    rows,
    toolIds: new Set(tools.map(({ cells }) => cells[0])),
  };
}

function isExpectedState(text: string): text is ExpectedState {
  return ['installed', 'leftover', 'managed-by', 'trace'].includes(text);
}

/** Parses the three marks that the notes of EXPECTED.tsv can contain. */
function readNotes(notes: string) {
  const withCrds =
    /with-crds: installed(?:[^;]*? spec\.version ([\w.+-]+))?/.exec(notes);
  return {
    alsoRight: [...notes.matchAll(/also-right: ([^\s;]+)/g)].map(m => m[1]),
    mayClaimInstalled: /claim-installed: ok/.test(notes),
    withCrds: withCrds
      ? { state: 'installed' as const, version: withCrds[1] }
      : undefined,
  };
}

/**
 * Returns the rows of a table below its header, with line numbers. Skips empty
 * lines and lines that start with `#`.
 */
export async function readTable(
  file: string,
): Promise<Array<{ line: number; cells: string[] }>> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== '' && !text.startsWith('#'))
    .slice(1)
    .map(({ line, text }) => ({ line, cells: text.split('\t') }));
}
