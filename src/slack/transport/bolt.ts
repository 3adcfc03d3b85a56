import { createRequire } from 'node:module';
import type * as bolt from '@slack/bolt';

/**
 * The parts of Bolt that are used. Its entry also loads Express and what AWS Lambda needs, for nothing that is used here: a tenth
 * of the time to ready. Each is a module of CommonJS whose `default` Node and the tests' bundler would import differently.
 */
const require = createRequire(import.meta.url);

type Part<Name extends keyof typeof bolt> = Readonly<Record<'default', (typeof bolt)[Name]>>;

const app: Part<'App'> = require('@slack/bolt/dist/App.js');
const socketModeReceiver: Part<'SocketModeReceiver'> = require('@slack/bolt/dist/receivers/SocketModeReceiver.js');

/** Bolt's app: it finds out what kind of payload arrived, and calls its listeners. */
export const App = app.default;

/** Bolt's receiver for Socket Mode, which makes Slack's client. */
export const SocketModeReceiver = socketModeReceiver.default;
