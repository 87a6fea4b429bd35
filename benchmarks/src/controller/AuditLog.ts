import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A request as the API server noted it. */
export interface AuditedRequest {
  verb: string;
  requestURI: string;
  user: { username: string };
  objectRef?: {
    resource?: string;
    subresource?: string;
    namespace?: string;
    name?: string;
  };
  responseStatus?: { code: number };
  requestReceivedTimestamp: string;
}

/** What one account asked for, in the API server's own words. */
export class AuditLog {
  constructor(
    private readonly file: string,
    private readonly username: string,
  ) {}

  /** Requests since a moment, refused ones included; Leases apart. */
  async since(moment: Date): Promise<AuditedRequest[]> {
    const found: AuditedRequest[] = [];
    for (const file of await this.files()) {
      const lines = createInterface({ input: createReadStream(file) });
      for await (const line of lines) {
        // Most lines are others', and parsing costs.
        if (!line.includes(this.username)) {
          continue;
        }
        const request: AuditedRequest = JSON.parse(line);
        const isLater =
          Date.parse(request.requestReceivedTimestamp) >= moment.getTime();
        if (
          isLater &&
          request.user.username === this.username &&
          request.objectRef?.resource !== 'leases'
        ) {
          found.push(request);
        }
      }
    }
    return found;
  }

  /** The API server begins a new file every 100 MB; the older ones have a date in their names. */
  private async files(): Promise<string[]> {
    const folder = dirname(this.file);
    const stem = basename(this.file, '.log');
    const names = await readdir(folder);
    return names
      .filter(name => name.startsWith(stem) && name.endsWith('.log'))
      .map(name => join(folder, name));
  }
}
