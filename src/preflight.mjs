// What must hold before any other module is loaded (node --import): plain JavaScript, so that an old Node can read it.
import * as module from 'node:module';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `Digital Action needs Node 24 or newer, and this is Node ${process.versions.node}. On Linux "npm ci" brings it along; elsewhere install Node 24 from https://nodejs.org and start again.`,
  );
  process.exit(1);
}
// node-cron fires nothing in a repeated local hour, so the process lives in UTC; local time is computed in register/calendar.ts.
process.env.TZ = 'UTC';

// Compiled code is kept between starts (in the system's temporary folder): half the time to ready.
module.enableCompileCache?.();
