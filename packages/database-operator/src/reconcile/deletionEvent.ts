import { keepsData } from '@backstage-eco/plugin-eco-common';
import { ownSecret } from '../database/ownSecret';
import { childName } from '../database/names';
import { Engine } from '../engines/Engine';
import { secretName } from '../engines/secret';
import { Observed } from './Observed';
import { PlannedEvent } from './Plan';

/** Returns the last event of a Database: what is kept, and what is deleted. */
export function deletionEvent(
  { database, claims, leftBehind, credentials }: Observed,
  engine: Engine | undefined,
): PlannedEvent {
  const names = claims.map(claim => claim.metadata.name).join(', ');
  const name = childName(database.metadata.name);
  const secret = engine?.makesSecret && `Secret ${secretName(name)}`;
  const kept = [names && `claims ${names}`, secret]
    .filter(Boolean)
    .join(' and ');
  if (keepsData(database)) {
    return {
      type: 'Normal',
      reason: 'DataKept',
      message: kept
        ? `Kept, for deletionPolicy is Retain: ${kept}`
        : 'There was nothing to keep',
    };
  }
  const staying = [
    secret &&
      !ownSecret(database, credentials) &&
      `${secret} stays, because it was not created for this Database`,
    leftBehind?.names.length &&
      `Secrets ${leftBehind.names.join(', ')} stay, because ${
        leftBehind.because
      }`,
  ].filter(Boolean);
  return {
    type: 'Normal',
    reason: 'DataRemoved',
    message:
      staying.length > 0
        ? `Volumes are removed; ${staying.join('; ')}`
        : 'Volumes and password are removed',
  };
}
