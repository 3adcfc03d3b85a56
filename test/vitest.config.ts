import { defineConfig } from 'vitest/config';

const BROWSER_TESTS = 'test/page/**/*.test.ts';
const everywhere = {
  root: new URL('..', import.meta.url).pathname,
  globalSetup: 'test/store/server/share-postgres.ts',
  env: { TZ: 'UTC' },
  testTimeout: 20_000,
};

export default defineConfig({
  test: {
    projects: [
      // Two at a time: by default Vitest leaves a core free, which on a machine of two is half of it.
      {
        test: {
          ...everywhere,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER_TESTS],
          maxWorkers: 2,
          // No test leaves anything behind in a module: reading all modules anew for each file took a tenth of the time.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      // After them and one at a time: people on a page wait for real answers, and twenty processes starting beside them would starve those.
      // Once more where one fails: about one visit in a hundred under load, a button pressed right after axe has looked gets no answer.
      {
        test: {
          ...everywhere,
          name: 'page',
          include: [BROWSER_TESTS],
          maxWorkers: 1,
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
