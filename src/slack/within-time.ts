/**
 * What a promise gives, or null after so many milliseconds; what it does after that is nobody's concern here. A timer that is cleared,
 * because nearly all are: one that is aborted makes an error with its stack for each question.
 */
export async function withinTime<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
