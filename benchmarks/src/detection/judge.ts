import { Detection } from '@backstage-eco/plugin-eco-common';
import { ExpectedRow } from './corpus';

/** How one report, or one row without a report, was judged. */
export type Verdict = 'right' | 'wrong' | 'neutral' | 'missed';

/** One line of the report. */
export interface Judgement {
  tool: string;
  expected: string;
  found: string;
  verdict: Verdict;
  expectedVersion: string;
  foundVersions: string[];
  /** Versions that no row allows. */
  wrongVersions: string[];
  evidence: string;
}

/** What was expected of a file, what was found, and how the two compare. */
export interface JudgedFile {
  file: string;
  judgements: Judgement[];
  /** Rows `installed` or `leftover`. */
  demanded: number;
  /** Of these, reported in that state. */
  met: number;
  /** Found rows `installed` for which a version is stated. */
  versioned: number;
  /** Of these, reported with any version. */
  versionReported: number;
}

/** The five figures of a detection report. */
export interface DetectionSummary {
  files: number;
  /** Right reports of all reports that the corpus judges, 0 to 1. */
  precision: number;
  /** Rows `installed` or `leftover` that were reported in that state, 0 to 1. */
  recall: number;
  /** Reported versions that are neither the row's nor as good, 0 to 1. */
  versionWrong: number;
  /** Found `installed` rows with a version for which any was reported, 0 to 1. */
  versionKnown: number;
}

/**
 * Compares the detections of one API server with the rows that were expected.
 *
 * @param file - the name under which the result is shown
 * @param rows - several rows may name one tool, when several files are installed together
 * @param detections - undefined where the file could not be installed: all rows are missed
 */
export function judgeFile(
  file: string,
  rows: ExpectedRow[],
  detections: Detection[] | undefined,
): JudgedFile {
  const found = new Map((detections ?? []).map(d => [d.toolId, d]));
  const judged: JudgedFile = {
    file,
    judgements: [],
    demanded: 0,
    met: 0,
    versioned: 0,
    versionReported: 0,
  };
  for (const [tool, toolRows] of groupByTool(rows)) {
    const detection = found.get(tool);
    judged.judgements.push(judgeTool(tool, toolRows, detection));
    countRows(judged, toolRows, detection);
  }
  for (const [tool, detection] of found) {
    if (!rows.some(row => row.tool === tool)) {
      judged.judgements.push(judgeTool(tool, [], detection));
    }
  }
  return judged;
}

/** Adds the judged files up. A share of nothing is 1: nothing was got wrong. */
export function summarise(judged: JudgedFile[]): DetectionSummary {
  const all = judged.flatMap(file => file.judgements);
  const right = all.filter(j => j.verdict === 'right').length;
  const wrong = all.filter(j => j.verdict === 'wrong').length;
  const versions = all.flatMap(j => j.foundVersions).length;
  const wrongVersions = all.flatMap(j => j.wrongVersions).length;
  const sum = (pick: (file: JudgedFile) => number) =>
    judged.reduce((total, file) => total + pick(file), 0);
  return {
    files: judged.length,
    precision: share(right, right + wrong, 1),
    recall: share(
      sum(f => f.met),
      sum(f => f.demanded),
      1,
    ),
    versionWrong: share(wrongVersions, versions, 0),
    versionKnown: share(
      sum(f => f.versionReported),
      sum(f => f.versioned),
      1,
    ),
  };
}

function share(part: number, whole: number, ofNothing: number): number {
  return whole === 0 ? ofNothing : Math.round((part / whole) * 1e4) / 1e4;
}

function groupByTool(rows: ExpectedRow[]): Map<string, ExpectedRow[]> {
  const groups = new Map<string, ExpectedRow[]>();
  for (const row of rows) {
    groups.set(row.tool, [...(groups.get(row.tool) ?? []), row]);
  }
  return groups;
}

/** `installed` wins over `leftover`: together, the files are one install. */
function demandedState(
  rows: ExpectedRow[],
): 'installed' | 'leftover' | undefined {
  if (rows.some(row => row.state === 'installed')) {
    return 'installed';
  }
  return rows.some(row => row.state === 'leftover') ? 'leftover' : undefined;
}

/** Whether some of the rows expect no more than a mark of the tool. */
function demandsNothing(rows: ExpectedRow[]): boolean {
  return rows.some(({ state }) => state === 'managed-by' || state === 'trace');
}

function judgeTool(
  tool: string,
  rows: ExpectedRow[],
  detection: Detection | undefined,
): Judgement {
  const foundVersions = detection ? reportedVersions(detection) : [];
  const allowed = rows.flatMap(row => [
    ...(row.version ? [row.version] : []),
    ...row.alsoRight,
  ]);
  return {
    tool,
    expected: rows.map(row => row.state).join('+') || 'none',
    found: detection?.state ?? '-',
    verdict: verdictOf(rows, detection),
    expectedVersion:
      rows
        .map(row => row.version ?? 'unknown')
        .filter((version, index, all) => all.indexOf(version) === index)
        .join('|') || '-',
    foundVersions,
    wrongVersions: foundVersions.filter(version => !allowed.includes(version)),
    evidence: detection ? describeEvidence(detection) : '',
  };
}

function verdictOf(
  rows: ExpectedRow[],
  detection: Detection | undefined,
): Verdict {
  const demanded = demandedState(rows);
  if (!detection) {
    return demanded ? 'missed' : 'neutral';
  }
  if (demanded) {
    if (detection.state === demanded) {
      return 'right';
    }
    // With files together, a trace is true of those that expect no more of it.
    return detection.state === 'traced' && demandsNothing(rows)
      ? 'missed'
      : 'wrong';
  }
  if (rows.length === 0) {
    return 'wrong';
  }
  if (detection.state === 'installed') {
    return rows.some(row => row.mayClaimInstalled) ? 'right' : 'wrong';
  }
  return 'neutral';
}

function countRows(
  judged: JudgedFile,
  rows: ExpectedRow[],
  detection: Detection | undefined,
): void {
  const demanded = demandedState(rows);
  for (const row of rows) {
    if (row.state !== 'installed' && row.state !== 'leftover') {
      continue;
    }
    judged.demanded += 1;
    if (detection?.state !== demanded) {
      continue;
    }
    judged.met += 1;
    if (row.state === 'installed' && row.version) {
      judged.versioned += 1;
      judged.versionReported += reportedVersions(detection!).length > 0 ? 1 : 0;
    }
  }
}

/** Every version that a detection states, each once. */
function reportedVersions(detection: Detection): string[] {
  const all = [
    detection.version?.value,
    ...detection.places.map(place => place.version?.value),
  ].filter((version): version is string => version !== undefined);
  return [...new Set(all)];
}

function describeEvidence(detection: Detection): string {
  const [first] = detection.evidence;
  if (!first) {
    return '';
  }
  const { kind, namespace, name } = first.object;
  const place = [kind, namespace, name].filter(Boolean).join('/');
  return `${place} ${first.field} = ${first.value}`.slice(0, 160);
}
