/**
 * Makes README's picture and the walk-through from the running page: `docs/walk-through.md` and the pictures in `docs/pictures/`. Run it
 * again after the page or the answers changed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { openDemo } from '../conversations/open-demo.ts';
import { Hands } from './hands.ts';
import { hasChromium, launchBrowser, whySkipped } from './open-desk.ts';
import { openVisit } from './open-visit.ts';
import { WALK_THROUGH } from './walk-through.ts';
import type { Episode } from './walk-through.ts';

const DOCS = new URL('../../docs/', import.meta.url);

/** A laptop's window, less what a browser has around it. */
const SIZE = { width: 1200, height: 640 };

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** What an episode took: things done by hand, and seconds from the first of them until everything was to be seen. */
interface Taken {
  readonly deeds: number;
  readonly seconds: number;
}

async function takeAll(): Promise<void> {
  const [browser, demo] = await Promise.all([launchBrowser(), openDemo()]);
  try {
    mkdirSync(new URL('pictures/', DOCS), { recursive: true });
    const { page } = await openVisit(browser, demo);
    await page.setViewportSize(SIZE);
    const hands = new Hands(page);
    const sections: string[] = [];
    for (const episode of WALK_THROUGH) {
      const taken = await play(episode, hands);
      const whole = { x: 0, y: 0, ...SIZE };
      const clip = sections.length === 0 ? whole : ((await page.locator('main').boundingBox()) ?? whole);
      await takePicture(page, clip, `pictures/${episode.picture}.webp`);
      console.log(`${episode.title}: ${inWords(taken)}`);
      sections.push(sectionOf(episode, taken));
    }
    writeFileSync(new URL('walk-through.md', DOCS), [HEAD, ...sections].join('\n'));
  } finally {
    await browser.close();
    await demo.stop();
  }
}

async function play({ who, prepare, act, settle }: Episode, hands: Hands): Promise<Taken> {
  await hands.become(who);
  await prepare?.(hands);
  const [before, start] = [hands.deeds, performance.now()];
  await act(hands);
  const taken = { deeds: hands.deeds - before, seconds: (performance.now() - start) / 1000 };
  await settle?.(hands);
  return taken;
}

function inWords({ deeds, seconds }: Taken): string {
  return `${deeds} ${deeds === 1 ? 'step' : 'steps'}, ${seconds.toFixed(1)} s`;
}

const HEAD = `# A walk through Digital Action

One person asks, one answers for an activity, one answers for the department. The pictures and figures are of one run of
\`npm run screenshots\` in the demo workspace. A step is a line typed, a field filled in or a button pressed; the seconds are what page
and bot took for all of them, without anybody’s reading and typing.
`;

function sectionOf({ picture, title, words }: Episode, taken: Taken): string {
  return `## ${title}\n\n${words} ${inWords(taken)}.\n\n![${title}](pictures/${picture}.webp)\n`;
}

/** WebP, because a picture of words is a third of a PNG in it; Playwright itself does not make any. */
async function takePicture(page: Page, clip: Box, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 55,
    clip: { ...clip, scale: 1 },
  });
  await session.detach();
  const path = fileURLToPath(new URL(name, DOCS));
  writeFileSync(path, Buffer.from(data, 'base64'));
}

if (hasChromium) await takeAll();
else console.log(`No screenshot was made${whySkipped}.`);
