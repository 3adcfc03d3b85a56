// The smallest Bolt app over Socket Mode: what the bench compares the bot with. Prints "ready" when Slack is connected.
import { App, SocketModeReceiver } from '@slack/bolt';

const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL = '' } = process.env;
const receiver = new SocketModeReceiver({
  appToken: SLACK_APP_TOKEN,
  installerOptions: { clientOptions: { slackApiUrl: SLACK_API_URL } },
});
receiver.client.on('connected', () => console.log('ready'));
const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions: { slackApiUrl: SLACK_API_URL } });
app.command('/digital-action', async ({ ack }) => ack('A fixed answer.'));
await app.start();
