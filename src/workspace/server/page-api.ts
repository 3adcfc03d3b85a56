import type { IncomingMessage, ServerResponse } from 'node:http';
import { changePerson } from '../change-person.ts';
import type { Core } from '../core.ts';
import { Person } from '../driver/person.ts';
import type { Target } from '../driver/person.ts';
import { Refused } from '../driver/refused.ts';
import { startOver } from '../start-over.ts';
import { isJson, isSet, jsonAt, parseJson, stringAt } from '../json.ts';
import type { Json } from '../json.ts';
import { readBody, sendJson, sendTooLarge } from './http-exchange.ts';
import { streamChanges } from './page-events.ts';
import { switchFault } from './page-faults.ts';
import { pageGuide, playStep } from './page-guide.ts';
import { journalLines } from './page-journal.ts';
import { markRead, pageState } from './page-state.ts';
import type { Read } from './page-state.ts';

/** The largest request of the page, in bytes. */
const MAX_REQUEST_BYTES = 1_000_000;

/** What the page may do; each gets the person who acts and the request, and gives the answer. */
type Act = (core: Core, person: Person, request: Json) => Promise<Json>;

function required(request: Json, field: string): string {
  const value = stringAt(request, field);
  if (value === undefined) throw new Refused(`The request lacks ${field}.`);
  return value;
}

function targetIn(request: Json): Target {
  const id = stringAt(request, 'viewId');
  return id === undefined ? { channel: required(request, 'channel'), ts: required(request, 'messageTs') } : { id };
}

const ACTS: Readonly<Record<string, Act>> = {
  say: async (_core, person, request) => {
    await person.say(required(request, 'channel'), required(request, 'text'), {
      threadTs: stringAt(request, 'threadTs'),
    });
    return {};
  },
  press: async (_core, person, request) => {
    const {
      user: _user,
      channel: _channel,
      messageTs: _ts,
      viewId: _view,
      blockId: _block,
      actionId: _action,
      state,
      ...fields
    } = request;
    const choice = { ...fields, blockId: required(request, 'blockId'), values: jsonAt(state, 'values') };
    await person.press(targetIn(request), required(request, 'actionId'), choice);
    return {};
  },
  options: (_core, person, request) =>
    person.options(
      targetIn(request),
      required(request, 'actionId'),
      required(request, 'value'),
      stringAt(request, 'blockId'),
    ),
  submit: async (_core, person, request) => ({
    ...(await person.submit(jsonAt(request, 'values'), required(request, 'viewId'))),
  }),
  close: async (_core, person, request) => {
    await person.close({ viewId: required(request, 'viewId'), all: isSet(request, 'all') });
    return {};
  },
  home: async (_core, person, request) => {
    await person.openHome(request['tab'] === 'messages' ? 'messages' : 'home');
    return {};
  },
  shortcut: async (_core, person, request) => {
    const target =
      request['messageTs'] === undefined
        ? undefined
        : { channel: required(request, 'channel'), ts: required(request, 'messageTs') };
    await person.useShortcut(required(request, 'callbackId'), target);
    return {};
  },
};

/** The page's own interface: JSON over HTTP, for the page of this workspace only. */
export class PageApi {
  readonly #core: Core;
  readonly #read: Read = new Map();

  constructor(core: Core) {
    this.#core = core;
  }

  /** Answers a request to `/page-api/…`. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const name = url.pathname.slice('/page-api/'.length);
    if (request.method === 'GET' && name === 'events') return streamChanges(this.#core.changes, response);
    if (request.method === 'GET' && name === 'state') return this.#sendState(response, url);
    if (request.method === 'GET' && name === 'guide') return sendJson(response, 200, pageGuide(this.#core));
    if (request.method === 'GET' && name === 'journal')
      return sendJson(response, 200, { lines: journalLines(this.#core, url.searchParams) });
    if (request.method !== 'POST') return sendJson(response, 405, { error: 'Please use POST.' });
    if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
      return sendJson(response, 415, { error: 'Please send application/json.' });
    }
    const body = await readBody(request, MAX_REQUEST_BYTES);
    if (body === null) return sendTooLarge(response);
    const json = parseJson(body.toString('utf8'));
    if (!isJson(json)) return sendJson(response, 400, { error: 'Please send a JSON object.' });
    await this.#act(response, name, json);
  }

  #sendState(response: ServerResponse, url: URL): void {
    const first = this.#core.people.all[0]?.id ?? '';
    const person = this.#person(url.searchParams.get('user') ?? first);
    if (person === undefined) return sendJson(response, 404, { error: 'Nobody here has that id.' });
    const reading = url.searchParams.get('reading');
    if (reading !== null) markRead(this.#core, this.#read, person.id, reading);
    sendJson(response, 200, pageState(this.#core, person, this.#read));
  }

  #person(id: string): Person | undefined {
    const self = this.#core.people.find(id);
    return self === undefined ? undefined : new Person(this.#core, self);
  }

  async #act(response: ServerResponse, name: string, request: Json): Promise<void> {
    try {
      const answer = await (this.#actOnAll(name, request) ?? this.#actAs(name, request));
      sendJson(response, answer === null ? 404 : 200, answer ?? { error: `The page cannot ${name.slice(0, 40)}.` });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      sendJson(response, 409, { error: error.message });
    }
  }

  /** What concerns the whole workspace, whoever asks for it; undefined where it is something else. */
  #actOnAll(name: string, request: Json): Promise<Json> | undefined {
    switch (name) {
      case 'clock':
        return this.#moveClock(request);
      case 'fault':
        return Promise.resolve().then(() => switchFault(this.#core, request));
      case 'person':
        return this.#changePerson(request);
      case 'play':
        return playStep(this.#core, request);
      case 'start-over':
        return this.#startOver();
      default:
        return undefined;
    }
  }

  async #startOver(): Promise<Json> {
    await startOver(this.#core);
    this.#read.clear();
    return {};
  }

  async #changePerson(request: Json): Promise<Json> {
    await changePerson(this.#core, required(request, 'id'), { isDeactivated: isSet(request, 'isDeactivated') });
    return {};
  }

  async #actAs(name: string, request: Json): Promise<Json | null> {
    const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
    if (act === undefined) return null;
    const person = this.#person(required(request, 'user'));
    if (person === undefined) throw new Refused('Nobody here has that id.');
    const channel = stringAt(request, 'channel');
    const answer = await act(this.#core, person, request);
    if (channel !== undefined) markRead(this.#core, this.#read, person.id, channel);
    return answer;
  }

  async #moveClock(request: Json): Promise<Json> {
    const { clock } = this.#core;
    const move = clock.moves.find((one) => one.id === request['move']);
    if (move === undefined) throw new Refused('The clock has no such button.');
    await clock.move(move.id);
    return { now: clock.now() };
  }
}
