import { Detection } from '@backstage-eco/plugin-eco-common';
import { ExpectedRow } from './corpus';

/** Verdict on one report, or on one row without a report. */
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

/** Expected and found tools of a file, compared. */
export interface JudgedFile {
  file: string;
  judgements: Judgement[];
  /** Number of rows `installed` or `leftover`. */
  demanded: number;
  /** Number of those that were reported in the expected state. */
  met: number;
  /** Number of found rows `installed` with a stated version. */
  versioned: number;
  /** Number of those that were reported with any version. */
  versionReported: number;
}

/** The five figures of a detection report. */
export interface DetectionSummary {
  files: number;
  /** Share of right reports among all that the corpus judges, 0 to 1. */
  precision: number;
  /**
   * Share of rows `installed` or `leftover` that were reported in that state, 0
   * to 1.
   */
  recall: number;
  /** Share of reported versions that no row allows, 0 to 1. */
  versionWrong: number;
  /**
   * Share of found `installed` rows with a version for which any version was
   * reported, 0 to 1.
   */
  versionKnown: number;
}

/**
 * Compares the detections of one API server with the expected rows.
 *
 * @param file - Name under which the result is shown
 * @param rows - May contain several rows per tool if several files are
 * installed together
 * @param detections - Undefined if the file could not be installed, so that all
 * rows are missed
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

/** Sums up the judged files. A share of nothing counts as perfect. */
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

/**
 * Returns the expected state of a tool. `installed` wins over `leftover`: files
 * installed together are one install.
 */
function demandedState(
  rows: ExpectedRow[],
): 'installed' | 'leftover' | undefined {
  if (rows.some(row => row.state === 'installed')) {
    return 'installed';
  }
  return rows.some(row => row.state === 'leftover') ? 'leftover' : undefined;
}

/** Whether some row expects no more than a mark of the tool. */
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
    // For files installed together, a trace is right for those that expect only
    // a trace.
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

/** Returns the distinct versions of a detection and its places. */
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
