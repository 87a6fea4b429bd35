// @ts-check

/**
 * Something that the person who typed the command can mend. Printed without a
 * stack; every other error is a fault of these scripts and keeps its stack.
 */
export class Failure extends Error {
  /**
   * @param {string} message what is wrong and how to mend it
   * @param {number} [exitCode] what the command exits with
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
