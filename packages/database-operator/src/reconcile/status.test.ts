import { Database } from '@backstage-eco/plugin-eco-common';
import { nextStatus } from './status';

const database: Database = {
  metadata: { name: 'orders', namespace: 'shop', uid: 'u1' },
};

describe('the message of a condition', () => {
  const messageFor = (message: string) => {
    const ready = { status: 'False' as const, reason: 'Progressing', message };
    const { conditions = [] } = nextStatus(
      { database, now: '2026-01-01T00:00:00Z' },
      { ready, connection: ready },
    );
    return conditions[0].message;
  };

  it('is one line, with what would hide in it made visible', () => {
    expect(messageFor(' first\n\tsecond \u001b[2K\u202eydaer ')).toBe(
      'first second \\u{1b}[2K\\u{202e}ydaer',
    );
  });

  it('is cut where another program says too much', () => {
    expect(messageFor('x'.repeat(100_000))).toHaveLength(1024);
  });
});
