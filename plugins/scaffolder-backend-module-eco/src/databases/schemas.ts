import { z as Zod } from 'zod/v3';

type Z = typeof Zod;

/** Location of a database: inputs of every action. */
export const referenceInput = {
  cluster: (z: Z) =>
    z.string().describe('Name of the cluster, as the portal knows it'),
  namespace: (z: Z) => z.string().describe('Namespace of the database'),
  name: (z: Z) => z.string().describe('Name of the database'),
};

/** Owner of a database. */
export const ownerInput = {
  owner: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'Entity reference of the group or user who answers for it, and whom you belong to. You, where not set.',
      ),
};

const specFields = (z: Z) => ({
  engine: z.enum(['postgres', 'mysql']),
  version: z.string().describe('Such as 17, or 8.4 for MySQL'),
  sizeClass: z.enum(['small', 'medium', 'large']).optional(),
  storage: z.string().optional().describe('Of each server, such as 10Gi'),
  replicas: z.number().int().optional().describe('Number of servers'),
  storageClass: z.string().optional(),
  provider: z
    .string()
    .optional()
    .describe('The engine that must run it, such as CloudNativePG'),
  deletionPolicy: z
    .enum(['Retain', 'Delete'])
    .optional()
    .describe('Whether volumes and password outlive the Database object'),
  parameters: z
    .record(z.string())
    .optional()
    .describe('Settings of the server, such as max_connections'),
  backup: z
    .object({
      snapshotClass: z.string().optional(),
      schedule: z.string().optional(),
      beforeDeletion: z.boolean().optional(),
    })
    .optional(),
});

/** A whole spec of the Database resource. */
export const specInput = {
  spec: (z: Z) =>
    z.object(specFields(z)).describe('The spec of the Database resource'),
};

/** Fields of a spec to change. */
export const changesInput = {
  spec: (z: Z) =>
    z
      .object(specFields(z))
      .partial()
      .describe('The fields to change; the others stay as they are'),
};

export const requestIdOutput = {
  requestId: (z: Z) =>
    z.string().describe('Id of the request, for eco:database:wait'),
};

export const databaseOutput = {
  manifest: (z: Z) =>
    z
      .record(z.any())
      .optional()
      .describe('The Database, as the API server has it'),
  uid: (z: Z) => z.string().optional().describe('UID of the Database'),
};

export const connectionOutput = {
  connection: (z: Z) =>
    z
      .object({
        host: z.string(),
        port: z.number(),
        database: z.string().optional(),
        user: z.string().optional(),
        secretRef: z
          .object({
            name: z.string(),
            keys: z
              .object({
                user: z.string().optional(),
                password: z.string().optional(),
              })
              .optional(),
          })
          .optional(),
      })
      .optional()
      .describe('How an application connects. Names only, never a password.'),
};
