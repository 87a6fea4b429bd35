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

/** A detected tool. */
export interface AssessedDetection {
  detection: Detection;
  versions: string[];
  /** Age of the oldest fact behind the detection, ISO 8601. */
  readAt: string;
}

/** Summaries of a cluster, and when they were counted, ISO 8601. */
export interface CountedSummaries {
  /** Summaries that are omitted keep their stored value. */
  summaries: Partial<Summaries>;
  countedAt: string;
}

/** Result of one cycle of a cluster. */
export interface Assessment {
  outcome: Outcome;
  inventory: Inventory;
  /** When any part was last read. Omitted if never. */
  readAt?: string;
  nodeCount?: number;
  simulatedNodeCount?: number;
  detections: AssessedDetection[];
  unknown: UnknownTool[];
  /** Omitted if the stored summaries stay as they are. */
  counted?: CountedSummaries;
  /** Omitted if the stored operators and kinds stay as they are. */
  assessed?: { operators: AssessedOperator[]; kinds: AssessedKind[] };
  /**
   * Results of the checks, and when they ran, ISO 8601. Omitted if the stored
   * results stay as they are. A cluster that was never read is not checked.
   */
  checked?: { results: CheckResults; checkedAt: string };
  /** Facts known now, and the events that led to them. */
  history: { facts: KnownFacts; events: HistoryEvent[] };
}
