/**
 * Makes an action safe to ask for at any time: it runs once at a time, and again if it was asked for meanwhile.
 * @param {() => Promise<void>} run must not reject
 * @returns {() => Promise<void>} resolves when a run has ended that began no earlier than the call
 */
export function untilFresh(run) {
  let isStale = false;
  /** @type {Promise<void> | null} */
  let running = null;
  const runWhileStale = async () => {
    while (isStale) {
      isStale = false;
      await run();
    }
    running = null;
  };
  return () => {
    isStale = true;
    running ??= runWhileStale();
    return running;
  };
}
