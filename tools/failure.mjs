// @ts-check

/**
 * A problem that the user can fix. Printed without a stack; any other error is
 * a bug of these scripts and keeps its stack.
 */
export class Failure extends Error {
  /**
   * @param {string} message What is wrong, and how to fix it
   * @param {number} [exitCode] Exit code of the command
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
