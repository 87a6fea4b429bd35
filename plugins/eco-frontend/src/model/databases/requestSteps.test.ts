import { databaseRequest } from '../../../dev/databases';
import { stepsOf } from './requestSteps';

const words = (request: typeof databaseRequest) =>
  stepsOf(request).map(({ state, progress }) => `${state} ${progress}`);

describe('the steps of a request', () => {
  it('are the completed ones, the next one, and the remaining ones', () => {
    expect(words(databaseRequest)).toEqual([
      'requested done',
      'accepted done',
      'provisioning done',
      'ready running',
      'verified ahead',
    ]);
  });

  it('end at its final state', () => {
    const at = '2026-11-29T10:01:00Z';
    expect(
      words({
        ...databaseRequest,
        isOpen: false,
        steps: [
          ...databaseRequest.steps.slice(0, 1),
          { state: 'failed' as const, at },
        ],
      }),
    ).toEqual(['requested done', 'failed failed']);
  });
});
