import { readFile } from 'fs/promises';
import { join } from 'path';
import { ControlPlaneBinaries } from '../binaries/types';
import {
  apiServerCommand,
  ComponentCommand,
  ComponentSettings,
  controllerManagerCommand,
  etcdCommand,
  kwokCommand,
  schedulerCommand,
} from './components';
import {
  credentialFile,
  Credentials,
  writeComponentKubeconfig,
} from './credentials';
import { waitUntilHealthy } from './health';
import { packageFile } from '../packageFolders';
import { startProcess, RunningProcess } from 'child-processes';

/** How kwok simulates nodes, pods and their deletion. */
const STAGES_FILE = packageFile('kwok/stages.yaml');

/** Input to start the components. */
export interface StartComponentsOptions {
  binaries: ControlPlaneBinaries;
  credentials: Credentials;
  settings: ComponentSettings;
  signal?: AbortSignal;
}

/** Running components, in the order of their start. */
export class RunningComponents {
  readonly #options: StartComponentsOptions;
  #processes: RunningProcess[] = [];

  constructor(options: StartComponentsOptions) {
    this.#options = options;
  }

  /** Starts etcd and kube-apiserver, and waits until both are ready. */
  async startApi(): Promise<void> {
    const { settings } = this.#options;
    const etcd = etcdCommand(settings);
    await this.#wait(this.#spawn(etcd), etcd);
    const apiServer = apiServerCommand(settings);
    await this.#wait(this.#spawn(apiServer), apiServer);
  }

  /**
   * Starts the controllers, the scheduler and kwok, and waits until all are
   * ready.
   */
  async startControllers(): Promise<void> {
    const { settings, credentials } = this.#options;
    const url = `https://127.0.0.1:${settings.ports.apiServer}`;
    const [manager, scheduler, kwok] = await Promise.all([
      writeComponentKubeconfig(credentials, {
        url,
        user: 'system:kube-controller-manager',
      }),
      writeComponentKubeconfig(credentials, {
        url,
        user: 'system:kube-scheduler',
      }),
      writeComponentKubeconfig(credentials, {
        url,
        user: 'eco-kwok',
        organizations: ['system:masters'],
      }),
    ]);
    const commands = [
      controllerManagerCommand(settings, manager),
      schedulerCommand(settings, scheduler),
      kwokCommand(settings, { kubeconfig: kwok, stages: STAGES_FILE }),
    ];
    const started = commands.map(command => this.#spawn(command));
    await Promise.all(
      commands.map((command, index) => this.#wait(started[index], command)),
    );
  }

  /**
   * Restarts the API server on the same port and data.
   *
   * @param flags - Additional flags, which replace those of an earlier restart
   */
  async restartApiServer(flags: string[] = []): Promise<void> {
    const index = this.#processes.findIndex(
      ({ name }) => name === 'kube-apiserver',
    );
    await this.#processes[index].stop();
    const usual = apiServerCommand(this.#options.settings);
    const command = { ...usual, args: [...usual.args, ...flags] };
    const started = this.#spawn(command);
    this.#processes.pop();
    this.#processes[index] = started;
    await this.#wait(started, command);
  }

  /** Stops everything, clients before servers: etcd is the last. */
  async stop(): Promise<void> {
    const [etcd, apiServer, ...controllers] = this.#processes;
    this.#processes = [];
    await Promise.all(controllers.map(controller => controller.stop()));
    await apiServer?.stop();
    await etcd?.stop();
  }

  #spawn(command: ComponentCommand): RunningProcess {
    const { binaries, settings } = this.#options;
    const { component, args } = command;
    const started = startProcess({
      name: component,
      program: binaries[component],
      args,
      logFile: join(settings.directory, `${component}.log`),
    });
    this.#processes.push(started);
    return started;
  }

  async #wait(
    component: RunningProcess,
    command: ComponentCommand,
  ): Promise<void> {
    const { credentials, signal } = this.#options;
    const { url, useClientCertificate } = command.health;
    const read = (file: string) =>
      readFile(credentialFile(credentials.directory, file), 'utf8');
    const check = useClientCertificate
      ? {
          url,
          ca: await read('etcd-ca.crt'),
          cert: await read(`${useClientCertificate}.crt`),
          key: await read(`${useClientCertificate}.key`),
        }
      : { url, ca: credentials.ca };
    await waitUntilHealthy(component, check, signal);
  }
}
