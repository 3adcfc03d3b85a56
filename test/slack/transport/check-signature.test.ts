import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCheckSignature } from '../../../src/slack/transport/check-signature.ts';

const SECRET = 'a-secret';
const NOW = 1_400_000_000;
const BODY = Buffer.from('command=%2Fdigital-action&text=prison');
const check = createCheckSignature(SECRET, () => NOW * 1_000 + 500);

const sign = (body: Uint8Array, timestamp: number | string, secret = SECRET) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;

const headersOf = (timestamp: number | string, signature: string) => ({
  'x-slack-request-timestamp': String(timestamp),
  'x-slack-signature': signature,
});

/** The example of https://docs.slack.dev/authentication/verifying-requests-from-slack */
test("Slack's own example is Slack's", () => {
  const secret = '8f742231b10e8888abcd99yyyzzz85a5';
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  const headers = headersOf(1_531_420_618, 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503');
  const checkThen = createCheckSignature(secret, () => 1_531_420_618_000);
  expect(checkThen(headers, Buffer.from(body))).toBeNull();
});

test('whatever bytes Slack signed are Slack’s, and no others', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (body, other) => {
      const headers = headersOf(NOW, sign(body, NOW));
      expect(check(headers, body)).toBeNull();
      const isSame = Buffer.compare(body, other) === 0;
      expect(check(headers, other)).toBe(isSame ? null : 'wrong_signature');
    }),
  );
});

describe('in time', () => {
  test.each([NOW, NOW - 299, NOW + 300])('%d', (timestamp) => {
    expect(check(headersOf(timestamp, sign(BODY, timestamp)), BODY)).toBeNull();
  });
});

describe('out of time, however well signed: somebody may have recorded it', () => {
  test.each([
    NOW - 301,
    NOW + 302,
    0,
    `${NOW}.5`,
    ` ${NOW}`,
    `${NOW}, ${NOW}`,
    '1e9',
    'NaN',
    '',
    '-1',
    '9'.repeat(400),
  ])('%s', (timestamp) => {
    expect(check(headersOf(timestamp, sign(BODY, timestamp)), BODY)).toBe('out_of_time');
  });
});

describe('a signature that is not quite it', () => {
  const right = sign(BODY, NOW);
  test.each([
    ['of another secret', sign(BODY, NOW, 'another')],
    ['of another time', sign(BODY, NOW - 1)],
    ['of another version', right.replace('v0', 'v1')],
    ['without a version', right.slice(3)],
    ['one digit short', right.slice(0, -1)],
    ['one byte short', right.slice(0, -2)],
    ['one byte long', `${right}00`],
    ['with a last digit that is none', `${right.slice(0, -1)}g`],
    ['sent twice', `${right}, ${right}`],
    ['of nothing', 'v0='],
    ['empty', ''],
  ])('%s', (_, signature) => {
    expect(check(headersOf(NOW, signature), BODY)).toBe('wrong_signature');
  });
});

test('a request without a signature or a time is not signed', () => {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headersOf(NOW, sign(BODY, NOW));
  expect(check({}, BODY)).toBe('no_signature');
  expect(check({ 'x-slack-signature': signature }, BODY)).toBe('no_signature');
  expect(check({ 'x-slack-request-timestamp': timestamp }, BODY)).toBe('no_signature');
});

test('an empty secret is refused: with it anybody could sign', () => {
  expect(() => createCheckSignature('')).toThrow('SLACK_SIGNING_SECRET is empty');
});
