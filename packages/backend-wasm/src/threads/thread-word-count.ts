/** How many int32 words `threadWords` has: sessions take them before they load the code of threads. */
export const threadWordCount = 64;
