import { FindingSummary } from '@backstage-eco/plugin-eco-common';
import Ajv from 'ajv';
import { BUILT_IN_CHECKS } from '..';
import { toSarif } from './toSarif';

const AT = '2026-01-01T00:00:00.000Z';
const text = { type: 'object', required: ['text'] };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const closed = { type: 'object', additionalProperties: false };

/**
 * What SARIF 2.1.0 asks of the parts that Eco writes: sections 3.13 (log), 3.14
 * (run), 3.19 (driver), 3.20 (invocation), 3.27 (result), 3.49 (rule) and 3.58
 * (notification).
 */
const SCHEMA = {
  ...closed,
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        ...closed,
        required: ['tool'],
        properties: {
          tool: {
            ...closed,
            required: ['driver'],
            properties: {
              driver: {
                ...closed,
                required: ['name'],
                properties: {
                  name: { type: 'string' },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      ...closed,
                      required: ['id'],
                      properties: {
                        id: { type: 'string' },
                        shortDescription: text,
                        fullDescription: text,
                        help: text,
                        helpUri: { type: 'string', pattern: '^https://' },
                        defaultConfiguration: {
                          ...closed,
                          properties: { level },
                        },
                        properties: { type: 'object' },
                      },
                    },
                  },
                },
              },
            },
          },
          invocations: {
            type: 'array',
            items: {
              ...closed,
              required: ['executionSuccessful'],
              properties: {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: {
                    ...closed,
                    required: ['message'],
                    properties: {
                      level,
                      message: text,
                      associatedRule: { type: 'object', required: ['id'] },
                    },
                  },
                },
              },
            },
          },
          results: {
            type: 'array',
            items: {
              ...closed,
              required: ['message'],
              properties: {
                ruleId: { type: 'string' },
                level,
                message: text,
                locations: { type: 'array', items: { type: 'object' } },
                partialFingerprints: {
                  type: 'object',
                  additionalProperties: { type: 'string' },
                },
                suppressions: {
                  type: 'array',
                  items: {
                    ...closed,
                    required: ['kind'],
                    properties: {
                      kind: { enum: ['inSource', 'external'] },
                      status: { enum: ['accepted', 'underReview', 'rejected'] },
                      justification: { type: 'string' },
                    },
                  },
                },
                properties: { type: 'object' },
              },
            },
          },
        },
      },
    },
  },
};

function summary(facts: Partial<FindingSummary> = {}): FindingSummary {
  return {
    id: '1',
    cluster: 'blue',
    checkId: 'tool-retired',
    title: 'Retired tool is in use',
    severity: 'critical',
    subject: { type: 'tool', toolId: 'argocd', namespace: 'argocd' },
    message: 'Argo CD is retired',
    firstSeenAt: AT,
    openedAt: AT,
    lastSeenAt: AT,
    ...facts,
  };
}

const log = toSarif({
  findings: [
    { summary: summary(), fingerprint: 'one' },
    {
      summary: summary({
        severity: 'info',
        mute: { at: AT, by: 'user:default/a', reason: 'known' },
        subject: { type: 'cluster' },
      }),
      fingerprint: 'two',
    },
  ],
  unknown: [{ cluster: 'green', checkId: 'tool-retired', reason: 'forbidden' }],
  checks: BUILT_IN_CHECKS,
});

describe('toSarif', () => {
  it('writes valid SARIF 2.1.0', () => {
    const ajv = new Ajv({ allErrors: true });
    ajv.validate(SCHEMA, JSON.parse(JSON.stringify(log)));
    expect(ajv.errors).toBeNull();
  });

  it('writes location, level and fingerprint of a finding', () => {
    const [one, two] = log.runs[0].results ?? [];
    expect(one).toMatchObject({
      ruleId: 'tool-retired',
      level: 'error',
      message: { text: 'Argo CD is retired' },
      locations: [
        {
          logicalLocations: [{ fullyQualifiedName: 'blue/argocd/argocd' }],
        },
      ],
      partialFingerprints: { 'ecoFinding/v1': 'blue/one' },
    });
    expect(one).not.toHaveProperty('suppressions');
    expect(two).toMatchObject({
      level: 'note',
      locations: [
        { logicalLocations: [{ fullyQualifiedName: 'blue/cluster' }] },
      ],
      suppressions: [{ status: 'accepted', justification: 'known' }],
    });
  });

  it('writes notifications for checks that could not run', () => {
    const [{ toolExecutionNotifications }] = log.runs[0].invocations ?? [];
    expect(toolExecutionNotifications).toMatchObject([
      {
        message: { text: 'Unknown in cluster green: forbidden' },
        associatedRule: { id: 'tool-retired' },
      },
    ]);
  });
});
