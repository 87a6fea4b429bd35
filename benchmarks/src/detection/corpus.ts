import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a file of the corpus is expected to bring of one tool.
 *
 * `managed-by` and `trace` are neither demanded nor false: the tool left a mark
 * on objects, and may run somewhere else.
 */
export type ExpectedState = 'installed' | 'leftover' | 'managed-by' | 'trace';

/** A row of EXPECTED.tsv. */
export interface ExpectedRow {
  /** Relative to the corpus folder. */
  file: string;
  tool: string;
  state: ExpectedState;
  /** Without a leading `v`. Left out: nothing on the API server states one. */
  version?: string;
  /** Other versions that are as good; `unknown` among them allows none at all. */
  alsoRight: string[];
  /** False where a report of `installed` says too much of a trace. */
  mayClaimInstalled: boolean;
  /** The answer when the kinds that this file lacks are served too. */
  withCrds?: { state: 'installed'; version?: string };
}

/** A folder of real manifests, and an independent reading of what is in them. */
export interface Corpus {
  folder: string;
  /** In the order of EXPECTED.tsv. A file that holds no tool has no row. */
  files: string[];
  rows: ExpectedRow[];
  toolIds: Set<string>;
}

/**
 * Reads TOOLS.tsv and EXPECTED.tsv of a corpus.
 *
 * @throws Error that names the file and line where a row cannot be understood
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

/** The three marks that the notes of EXPECTED.tsv can hold. */
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

/** The rows of a table with a header, and the lines that they are in; lines with `#` are left out. */
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
