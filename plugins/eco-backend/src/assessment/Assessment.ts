import {
  Detection,
  Outcome,
  UnknownTool,
} from '@backstage-eco/plugin-eco-common';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { CheckResults } from '../findings';
import { HistoryEvent, KnownFacts } from '../history';
import { AssessedKind, AssessedOperator } from '../operators';
import { Summaries } from '../summaries';

/** A tool that was found. */
export interface AssessedDetection {
  detection: Detection;
  versions: string[];
  /** The age of the oldest facts that it rests upon, ISO 8601. */
  readAt: string;
}

/** What was counted in a cluster, and when, ISO 8601. */
export interface CountedSummaries {
  /** What is left out stays as it is. */
  summaries: Partial<Summaries>;
  countedAt: string;
}

/** Everything that Eco says of a cluster after one cycle. */
export interface Assessment {
  outcome: Outcome;
  inventory: Inventory;
  /** When anything of it was read for the last time. Left out: never. */
  readAt?: string;
  nodeCount?: number;
  simulatedNodeCount?: number;
  detections: AssessedDetection[];
  unknown: UnknownTool[];
  /** Left out: what was counted before stays. */
  counted?: CountedSummaries;
  /** Left out: those of before stay. */
  assessed?: { operators: AssessedOperator[]; kinds: AssessedKind[] };
  /**
   * What checks say, and when, ISO 8601. Left out: what they said before stays.
   * A cluster that was never read is not checked.
   */
  checked?: { results: CheckResults; checkedAt: string };
  /** What is known now, and what happened to make it so. */
  history: { facts: KnownFacts; events: HistoryEvent[] };
}
