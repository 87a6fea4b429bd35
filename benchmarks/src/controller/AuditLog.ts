import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A request from the API server's audit log. */
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

/** Reads the requests of one account from the API server's audit log. */
export class AuditLog {
  constructor(
    private readonly file: string,
    private readonly username: string,
  ) {}

  /**
   * Returns the requests since a moment, including refused ones and excluding
   * those for Leases.
   */
  async since(moment: Date): Promise<AuditedRequest[]> {
    const found: AuditedRequest[] = [];
    for (const file of await this.files()) {
      const lines = createInterface({ input: createReadStream(file) });
      for await (const line of lines) {
        // Most lines belong to other accounts, and parsing is expensive.
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

  /**
   * Lists all log files: the API server rotates at 100 MB and adds a date to
   * the older names.
   */
  private async files(): Promise<string[]> {
    const folder = dirname(this.file);
    const stem = basename(this.file, '.log');
    const names = await readdir(folder);
    return names
      .filter(name => name.startsWith(stem) && name.endsWith('.log'))
      .map(name => join(folder, name));
  }
}
