import { randomBytes } from 'node:crypto';

/** Who the workspace and the bot are, and the secrets the bot proves it with. */
export interface Identity {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly bot: { readonly userId: string; readonly botId: string; readonly name: string };
  readonly appId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}

function secret(): string {
  return randomBytes(16).toString('hex');
}

/** A new identity. Its secrets are random: what one workspace accepts, no other does. */
export function createIdentity(): Identity {
  return {
    team: { id: 'T_DEMO', name: 'Ministry of Justice (demo)', domain: 'moj-demo' },
    bot: { userId: 'U_BOT', botId: 'B_BOT', name: 'Digital Action' },
    appId: 'A_DEMO',
    botToken: `xoxb-demo-${secret()}`,
    appToken: `xapp-demo-${secret()}`,
    signingSecret: secret(),
  };
}
