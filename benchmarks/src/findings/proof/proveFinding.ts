import { FindingEvidence } from '@backstage-eco/plugin-eco-node';
import { ReportedFinding } from '../findingsOf';
import { readField } from './readField';

/**
 * Gets one object, as an administrator. Returns undefined if it does not exist.
 */
export type GetObject = (
  reference: FindingEvidence['object'],
) => Promise<unknown>;

/** A piece of evidence, compared with the API server. */
export interface Proof {
  /** For example `GET v1 Service acme/hook spec.type`. */
  request: string;
  expected: string;
  found: string;
  holds: boolean;
}

/**
 * Evidence is truncated to this length, so values are compared after
 * truncation.
 */
const MAX_VALUE_LENGTH = 256;
const NOTHING = '(nothing)';

/**
 * Reads all evidence of a finding again. A finding without evidence has no
 * proof.
 */
export async function proveFinding(
  finding: ReportedFinding,
  get: GetObject,
): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const evidence of finding.evidence) {
    proofs.push(await prove(evidence, get));
  }
  return proofs;
}

/** Whether there is evidence and all of it holds. */
export function isJustified(proofs: readonly Proof[]): boolean {
  return proofs.length > 0 && proofs.every(({ holds }) => holds);
}

async function prove(
  { object, field, value }: FindingEvidence,
  get: GetObject,
): Promise<Proof> {
  const { kind, namespace, name } = object;
  const raw = await get(object);
  const place = [namespace, name].filter(Boolean).join('/');
  const request = `GET ${object.apiVersion} ${kind} ${place}${
    field ? ` ${field}` : ''
  }`;
  if (field === undefined) {
    const found = raw === undefined ? NOTHING : 'there is one';
    return { request, expected: NOTHING, found, holds: raw === undefined };
  }
  const found = raw === undefined ? 'no such object' : toText(raw, field);
  const expected = value ?? NOTHING;
  return { request, expected, found, holds: found === expected };
}

function toText(raw: unknown, field: string): string {
  const found = readField(raw, field);
  if (found === undefined) {
    return NOTHING;
  }
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return text.length > MAX_VALUE_LENGTH
    ? `${text.slice(0, MAX_VALUE_LENGTH - 1)}…`
    : text;
}
