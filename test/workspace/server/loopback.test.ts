import { describe, expect, test } from 'vitest';
import { addressOf, isFromHere } from '../../../src/workspace/server/loopback.ts';

describe('who a request speaks to', () => {
  test.each([
    ['127.0.0.1', 'localhost:3000', true],
    ['127.0.0.1', '127.0.0.1:3000', true],
    ['127.0.0.1', '[::1]:3000', true],
    ['127.0.0.1', 'LOCALHOST', true],
    ['127.0.0.1', '192.168.1.5:3000', false],
    ['127.0.0.1', 'localhost.evil.example', false],
    ['127.0.0.1', 'user@localhost', true],
    ['127.0.0.1', 'localhost@evil.example', false],
    ['127.0.0.1', '', false],
    ['127.0.0.1', undefined, false],
    ['192.168.1.5', '192.168.1.5:3000', true],
    ['192.168.1.5', '192.168.1.6:3000', false],
    ['0.0.0.0', '192.168.1.5:3000', true],
    ['0.0.0.0', '[fe80::1]:3000', true],
    ['0.0.0.0', 'rebound.evil.example:3000', false],
  ])('a server on %s, asked as %s: %s', (listensOn, host, isOurs) => {
    expect(isFromHere(host === undefined ? {} : { host }, listensOn)).toBe(isOurs);
  });

  test('a server that listens everywhere is reached on this machine', () => {
    expect(['127.0.0.1', '0.0.0.0', '::', '::1', '10.0.0.1'].map(addressOf)).toEqual([
      '127.0.0.1',
      '127.0.0.1',
      '127.0.0.1',
      '[::1]',
      '10.0.0.1',
    ]);
  });
});
