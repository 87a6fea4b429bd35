/**
 * Reasons of the condition `Stalled`: reconciling cannot proceed until a person
 * acts. The message begins with the field and ends with the fix.
 *
 * @public
 */
export const STALLED_REASONS = [
  // The spec is invalid in any cluster.
  'SpecMissing',
  'InvalidStorage',
  'InvalidParameter',
  'ParameterRefused',
  'InvalidBackup',
  'UnknownVersion',
  // The cluster does not meet the spec.
  'NoEngine',
  'EngineNotServed',
  'ReplicasNotSupported',
  'BackupNotSupported',
  'StorageClassMissing',
  'OtherVolumesKept',
  'NameTaken',
  'KeptForAnother',
  // A change that a running database does not support.
  'EngineChanged',
  'ProviderChanged',
  'ProductChanged',
  'VersionDowngrade',
  'MajorUpgradeNotSupported',
  'ChangeNotSupported',
  'StorageCannotShrink',
  'StorageClassCannotGrow',
  'StorageClassChanged',
  // Another component refused or failed.
  'Rejected',
  'RejectedByPolicy',
  'RejectedByWebhook',
  'EngineFailed',
  'LastBackupFailed',
] as const;

/**
 * One of {@link STALLED_REASONS}.
 *
 * @public
 */
export type StalledReason = (typeof STALLED_REASONS)[number];

/**
 * Reasons of the condition `Reconciling`: what the controller waits for.
 * `Ready` then has the same reason.
 *
 * @public
 */
export const RECONCILING_REASONS = [
  'Progressing',
  'Waiting',
  'EngineUnknown',
  'OperatorNotRunning',
  'QuotaExceeded',
  'Forbidden',
  'WebhookFailed',
  'NotServed',
  'NamespaceTerminating',
  'Deleting',
  'NotSeen',
] as const;

/**
 * One of {@link RECONCILING_REASONS}.
 *
 * @public
 */
export type ReconcilingReason = (typeof RECONCILING_REASONS)[number];

/**
 * Reasons of the condition `ConnectionVerified`: whether the server answered on
 * its Service.
 *
 * @public
 */
export const CONNECTION_REASONS = [
  'ServerAnswered',
  'ServerRefused',
  'OtherProtocol',
  'NotReady',
  'NotAsked',
  'Simulated',
  'NotReachable',
  'NoGreeting',
  'ConnectionFailed',
] as const;

/**
 * One of {@link CONNECTION_REASONS}.
 *
 * @public
 */
export type ConnectionReason = (typeof CONNECTION_REASONS)[number];

/**
 * Reasons of the condition `Drifted`: why a child differs from its desired
 * state.
 *
 * @public
 */
export const DRIFTED_REASONS = [
  /**
   * Admission changed what the controller sent, for example a mutating policy.
   */
  'ChangedOnAdmission',
  /** Another writer keeps reverting it; the controller backs off. */
  'Contested',
] as const;

/**
 * One of {@link DRIFTED_REASONS}.
 *
 * @public
 */
export type DriftedReason = (typeof DRIFTED_REASONS)[number];

/**
 * A condition of a Database, following kstatus. `reason` comes from the lists
 * in this file. If `Ready` is True it is `ServersReady`, or `AsBefore` if a
 * change could not be made.
 *
 * @public
 */
export interface DatabaseCondition {
  type: 'Ready' | 'Reconciling' | 'Stalled' | 'ConnectionVerified' | 'Drifted';
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  /** ISO 8601. */
  lastTransitionTime: string;
  observedGeneration?: number;
}

/**
 * Returns the condition of a type, or undefined if it was never written.
 *
 * @public
 */
export function conditionOf(
  database: { status?: { conditions?: DatabaseCondition[] } },
  type: DatabaseCondition['type'],
): DatabaseCondition | undefined {
  return database.status?.conditions?.find(found => found.type === type);
}
