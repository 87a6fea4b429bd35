/** What actions say of themselves that ask and change nothing. */
export const READ_ONLY = {
  readOnly: true,
  destructive: false,
  idempotent: true,
};
