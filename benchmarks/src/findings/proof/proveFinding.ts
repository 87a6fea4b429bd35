import { FindingEvidence } from '@backstage-eco/plugin-eco-node';
import { ReportedFinding } from '../findingsOf';
import { readField } from './readField';

/** A GET of one object, as an administrator; undefined: there is none. */
export type GetObject = (
  reference: FindingEvidence['object'],
) => Promise<unknown>;

/** One piece of evidence, and what the API server says. */
export interface Proof {
  /** For example `GET Service acme/hook: absent`. */
  request: string;
  expected: string;
  found: string;
  holds: boolean;
}

/** What is compared is what is kept of a value. */
const MAX_VALUE_LENGTH = 256;
const NOTHING = '(nothing)';

/**
 * Reads again everything that a finding rests upon. A finding without evidence
 * proves nothing.
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

/** Whether all of the evidence holds. */
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
