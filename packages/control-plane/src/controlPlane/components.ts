import { Component } from '../binaries/types';
import { credentialFile } from './credentials';

/** Ports on 127.0.0.1, one per listener. */
export interface ControlPlanePorts {
  etcd: number;
  etcdPeer: number;
  apiServer: number;
  controllerManager: number;
  scheduler: number;
  kwok: number;
}

/** Settings for the flags of the components. */
export interface ComponentSettings {
  directory: string;
  ports: ControlPlanePorts;
  /**
   * Without controllers nothing creates ServiceAccounts, so pods must not need
   * one.
   */
  withControllers: boolean;
  audit?: { policyFile: string; logFile: string };
}

/** A program with its flags and health endpoint. */
export interface ComponentCommand {
  component: Component;
  args: string[];
  /** Polled until it answers 200. */
  health: { url: string; useClientCertificate?: 'etcd-client' };
}

/**
 * Returns the command of etcd. Only the API server can connect: etcd requires a
 * certificate of its own authority.
 */
export function etcdCommand(settings: ComponentSettings): ComponentCommand {
  const { directory, ports } = settings;
  const file = (name: string) => credentialFile(directory, name);
  const client = `https://127.0.0.1:${ports.etcd}`;
  const peer = `https://127.0.0.1:${ports.etcdPeer}`;
  return {
    component: 'etcd',
    args: [
      '--name=eco',
      `--data-dir=${directory}/etcd`,
      // The data is temporary: a crash of the machine may lose it.
      '--unsafe-no-fsync',
      '--quota-backend-bytes=8589934592',
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=eco=${peer}`,
      '--client-cert-auth',
      `--trusted-ca-file=${file('etcd-ca.crt')}`,
      `--cert-file=${file('etcd.crt')}`,
      `--key-file=${file('etcd.key')}`,
      '--peer-client-cert-auth',
      `--peer-trusted-ca-file=${file('etcd-ca.crt')}`,
      `--peer-cert-file=${file('etcd.crt')}`,
      `--peer-key-file=${file('etcd.key')}`,
    ],
    health: { url: `${client}/health`, useClientCertificate: 'etcd-client' },
  };
}

/** Returns the command of kube-apiserver, with RBAC on. */
export function apiServerCommand(
  settings: ComponentSettings,
): ComponentCommand {
  const { directory, ports, audit } = settings;
  const file = (name: string) => credentialFile(directory, name);
  return {
    component: 'kube-apiserver',
    args: [
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${ports.apiServer}`,
      '--endpoint-reconciler-type=none',
      `--etcd-servers=https://127.0.0.1:${ports.etcd}`,
      `--etcd-cafile=${file('etcd-ca.crt')}`,
      `--etcd-certfile=${file('etcd-client.crt')}`,
      `--etcd-keyfile=${file('etcd-client.key')}`,
      `--client-ca-file=${file('ca.crt')}`,
      `--tls-cert-file=${file('server.crt')}`,
      `--tls-private-key-file=${file('server.key')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${file('service-accounts.pub')}`,
      `--service-account-signing-key-file=${file('service-accounts.key')}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      '--authorization-mode=Node,RBAC',
      '--allow-privileged=true',
      '--profiling=false',
      ...(settings.withControllers
        ? []
        : ['--disable-admission-plugins=ServiceAccount']),
      ...(audit
        ? [
            `--audit-policy-file=${audit.policyFile}`,
            `--audit-log-path=${audit.logFile}`,
          ]
        : []),
    ],
    health: { url: `https://127.0.0.1:${ports.apiServer}/readyz` },
  };
}

/**
 * Returns the command of kube-controller-manager. It binds claims to folders
 * below /tmp/hostpath_pv.
 */
export function controllerManagerCommand(
  settings: ComponentSettings,
  kubeconfigFile: string,
): ComponentCommand {
  const { directory, ports } = settings;
  const file = (name: string) => credentialFile(directory, name);
  return {
    component: 'kube-controller-manager',
    args: [
      ...sharedArguments(settings, kubeconfigFile, ports.controllerManager),
      '--controllers=*,-nodeipam',
      '--use-service-account-credentials',
      `--service-account-private-key-file=${file('service-accounts.key')}`,
      `--root-ca-file=${file('ca.crt')}`,
      '--enable-hostpath-provisioner',
      // With the default of 15 s, the first claim would stay Pending that long.
      '--pvclaimbinder-sync-period=1s',
    ],
    health: { url: `https://127.0.0.1:${ports.controllerManager}/healthz` },
  };
}

/** Returns the command of kube-scheduler. */
export function schedulerCommand(
  settings: ComponentSettings,
  kubeconfigFile: string,
): ComponentCommand {
  const { ports } = settings;
  return {
    component: 'kube-scheduler',
    args: sharedArguments(settings, kubeconfigFile, ports.scheduler),
    health: { url: `https://127.0.0.1:${ports.scheduler}/healthz` },
  };
}

/**
 * Returns the flags shared by controller-manager and scheduler. There is one of
 * each, and each may send 200 requests a second.
 */
function sharedArguments(
  { directory }: ComponentSettings,
  kubeconfigFile: string,
  port: number,
): string[] {
  return [
    `--kubeconfig=${kubeconfigFile}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    `--tls-cert-file=${credentialFile(directory, 'server.crt')}`,
    `--tls-private-key-file=${credentialFile(directory, 'server.key')}`,
    '--leader-elect=false',
    '--kube-api-qps=200',
    '--kube-api-burst=400',
    '--profiling=false',
  ];
}

/**
 * Returns the command of kwok, for nodes with the annotation
 * `kwok.x-k8s.io/node: fake`. Other nodes, for example those of a manifest from
 * a real cluster, stay unchanged.
 */
export function kwokCommand(
  settings: ComponentSettings,
  files: { kubeconfig: string; stages: string },
): ComponentCommand {
  const { ports } = settings;
  return {
    component: 'kwok',
    args: [
      `--kubeconfig=${files.kubeconfig}`,
      `--config=${files.stages}`,
      '--manage-all-nodes=false',
      '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
      '--node-lease-duration-seconds=40',
      '--node-ip=127.0.0.1',
      '--cidr=10.244.0.0/16',
      `--server-address=127.0.0.1:${ports.kwok}`,
    ],
    health: { url: `http://127.0.0.1:${ports.kwok}/healthz` },
  };
}
