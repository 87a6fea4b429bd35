import { mockServices } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createDatabaseAction } from '../actions/createDatabase';
import { deleteDatabaseAction } from '../actions/deleteDatabase';
import { renderDatabaseAction } from '../actions/renderDatabase';
import { updateDatabaseAction } from '../actions/updateDatabase';
import { waitForDatabaseAction } from '../actions/waitForDatabase';
import { WaitingTasks } from '../databases/WaitingTasks';
import { FakeEco } from './FakeEco';

/** Backend of the actions; each test resets it with its responses. */
export const eco = new FakeEco();

beforeAll(() => eco.start());
afterAll(() => eco.stop());
beforeEach(() => eco.reset());

const OPTIONS = {
  auth: mockServices.auth(),
  discovery: mockServices.discovery.mock({
    getBaseUrl: async () => eco.baseUrl,
  }),
  waiting: WaitingTasks.fromConfig(mockServices.rootConfig()),
};

export const ACTIONS = [
  createDatabaseAction(OPTIONS),
  updateDatabaseAction(OPTIONS),
  deleteDatabaseAction(OPTIONS),
  waitForDatabaseAction(OPTIONS),
  renderDatabaseAction(OPTIONS),
] as TemplateAction<any, any>[];

export const ORDERS = {
  cluster: 'demo-dev',
  namespace: 'shop',
  name: 'orders',
};
export const NEW = {
  ...ORDERS,
  owner: 'group:default/shop-team',
  spec: { engine: 'postgres', version: '17' },
};

/** Runs an action as the scaffolder does and returns its outputs and log. */
export async function run(id: string, input: object, options: object = {}) {
  const outputs: Record<string, any> = {};
  const log: string[] = [];
  const write = (line: string) => log.push(line);
  const logger = mockServices.logger.mock({ info: write, warn: write });
  const context = {
    ...createMockActionContext(),
    input,
    logger,
    user: { ref: 'user:default/mock' },
    output: (name: string, value: unknown) => {
      outputs[name] = value;
    },
    ...options,
  };
  const action = ACTIONS.find(each => each.id === `eco:database:${id}`)!;
  await action.handler(context as any);
  return { outputs, log, workspacePath: context.workspacePath };
}

/** Builds an error response of a Backstage backend. */
export function refusal(status: number, message: string, messages?: object[]) {
  return { status, error: { name: 'Error', message, messages } };
}
