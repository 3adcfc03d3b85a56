import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { outcomeOf } from '../../../src/slack/reminding/post-digest.ts';

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

test.each([
  ['not_in_channel', platform('not_in_channel'), { kind: 'refused', code: 'not_in_channel' }],
  ['is_archived', platform('is_archived'), { kind: 'refused', code: 'is_archived' }],
  ['token_revoked', platform('token_revoked'), { kind: 'refused', code: 'token_revoked' }],
  ['internal_error, which may have posted', platform('internal_error'), { kind: 'unknown', code: 'internal_error' }],
  [
    'a word that is new here',
    platform('brand_new_error'),
    { kind: 'later', code: 'brand_new_error', afterSeconds: 60 },
  ],
  ['429', new WebAPIRateLimitedError(17), { kind: 'later', code: 'ratelimited', afterSeconds: 17 }],
  ['503, which may have posted', new WebAPIHTTPError(503, 'x', {}), { kind: 'unknown', code: 'http_503' }],
  ['404', new WebAPIHTTPError(404, 'x', {}), { kind: 'later', code: 'http_404', afterSeconds: 60 }],
  ['nobody listening', network('ECONNREFUSED'), { kind: 'later', code: 'no_answer', afterSeconds: 60 }],
  ['a broken connection, which may have posted', network('ECONNRESET'), { kind: 'unknown', code: 'no_answer' }],
  [
    'a time-out, which may have posted',
    new WebAPIRequestError(new DOMException('late', 'TimeoutError')),
    { kind: 'unknown', code: 'no_answer' },
  ],
  ['anything else', new Error('?'), { kind: 'unknown', code: 'Error' }],
])('%s', (_, error, outcome) => {
  expect(outcomeOf(error)).toEqual(outcome);
});
