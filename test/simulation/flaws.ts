import type { Delivery } from '../../src/reminder/delivery.ts';
import type { Finding } from './judge.ts';
import type { Spoil } from './bot-process.ts';
import type { Scene } from './scene.ts';

/** A fault of the program, made on purpose: the judge must find it. */
export interface Flaw {
  readonly name: string;
  /** What the judge must call it. */
  readonly foundAs: Finding['kind'];
  /** Only in such scenes can it show; default: in any. */
  readonly showsIn?: (scene: Scene) => boolean;
  readonly spoil: Spoil;
}

/** Mistakes that outboxes are made with. */
export const FLAWS: readonly Flaw[] = [
  {
    name: 'settles before it posts',
    foundAs: 'not posted',
    showsIn: ({ kills }) => kills > 0,
    spoil: ({ outbox, post }, owner) => ({
      outbox,
      post: async (request) => {
        await outbox.settle({ ...request.delivery, state: 'sent', messageTs: '1.0' }, owner);
        return post(request);
      },
    }),
  },
  {
    name: 'never looks before it posts again',
    foundAs: 'double',
    showsIn: ({ mayLook, postFaults }) => mayLook && postFaults.length > 0,
    spoil: ({ outbox, post }) => ({ outbox, post: (request) => post({ ...request, again: false }) }),
  },
  {
    name: 'does not say that it posts again',
    foundAs: 'unmarked double',
    showsIn: ({ mayLook, postFaults }) => !mayLook && postFaults.length > 0,
    spoil: ({ outbox, post }) => ({ outbox, post: (request) => post({ ...request, again: false }) }),
  },
  {
    name: 'tries again by itself after no answer',
    foundAs: 'double',
    showsIn: ({ mayLook, postFaults }) => mayLook && postFaults.length > 0,
    spoil: ({ outbox, post }) => ({
      outbox,
      post: async (request) => {
        const outcome = await post(request);
        return outcome.kind === 'unknown' ? post(request) : outcome;
      },
    }),
  },
  {
    name: 'gives every process keys of its own',
    foundAs: 'not a slot',
    spoil: ({ outbox, post }, owner) => {
      const own = (delivery: Delivery) => ({ ...delivery, key: `${delivery.key} ${owner}` });
      return {
        outbox: { ...outbox, record: ({ now, deliveries }) => outbox.record({ now, deliveries: deliveries.map(own) }) },
        post,
      };
    },
  },
  {
    name: 'keeps the beat before its deliveries',
    foundAs: 'lost',
    showsIn: ({ kills }) => kills > 0,
    spoil: ({ outbox, post }) => ({
      outbox: {
        ...outbox,
        record: async ({ now, deliveries }) => {
          await outbox.record({ now, deliveries: [] });
          await outbox.record({ now, deliveries });
        },
      },
      post,
    }),
  },
  {
    name: 'takes a lease for good',
    foundAs: 'open',
    showsIn: ({ kills }) => kills > 0,
    spoil: ({ outbox, post }) => ({
      outbox: { ...outbox, claim: (claim) => outbox.claim({ ...claim, leaseSeconds: 10 * 365 * 86_400 }) },
      post,
    }),
  },
  {
    name: 'takes a lease for no time',
    foundAs: 'double',
    showsIn: ({ mayLook, replicas }) => mayLook && replicas > 1,
    spoil: ({ outbox, post }) => ({
      outbox: { ...outbox, claim: (claim) => outbox.claim({ ...claim, leaseSeconds: 0.001 }) },
      post,
    }),
  },
  {
    name: 'believes that no answer means not posted',
    foundAs: 'double',
    showsIn: ({ mayLook, postFaults }) => mayLook && postFaults.length > 0,
    spoil: ({ outbox, post }) => ({
      outbox,
      post: async (request) => {
        const outcome = await post(request);
        return outcome.kind === 'unknown' ? { kind: 'later', code: outcome.code, afterSeconds: 5 } : outcome;
      },
    }),
  },
  {
    name: 'gives up and says nothing',
    foundAs: 'lost',
    showsIn: ({ archivedAt }) => archivedAt !== null,
    spoil: ({ outbox, post }) => ({
      outbox: {
        ...outbox,
        settle: (delivery, owner) =>
          outbox.settle(delivery.state === 'gave-up' ? { ...delivery, lastCode: null } : delivery, owner),
      },
      post,
    }),
  },
];
