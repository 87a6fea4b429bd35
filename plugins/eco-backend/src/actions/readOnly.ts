/** Attributes of actions that only read. */
export const READ_ONLY = {
  readOnly: true,
  destructive: false,
  idempotent: true,
};
