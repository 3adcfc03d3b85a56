import type { Entry } from './entry.ts';
import type { ProgressSettings } from './rights.ts';

/** What holds until an administrator changes it. */
const DEFAULTS: ProgressSettings = { confirmation: true, guestsMayAsk: false, groups: {} };

/** Folds entries of kind `setting`, oldest first, into what holds for everybody; others change nothing. */
export function foldSettings(entries: readonly Entry[]): ProgressSettings {
  return entries.reduce(applySetting, DEFAULTS);
}

function applySetting(settings: ProgressSettings, { matter }: Entry): ProgressSettings {
  if (matter.kind !== 'setting') return settings;
  const { change } = matter;
  switch (change.name) {
    case 'confirmation':
      return { ...settings, confirmation: change.on };
    case 'guests-may-ask':
      return { ...settings, guestsMayAsk: change.on };
    case 'group':
      return { ...settings, groups: narrowedTo(settings.groups, change) };
    case 'direct-digest':
      return settings;
  }
}

function narrowedTo(
  { ...groups }: ProgressSettings['groups'],
  { verb, group }: { readonly verb: keyof ProgressSettings['groups']; readonly group: string | null },
): ProgressSettings['groups'] {
  const { [verb]: _, ...others } = groups;
  return group === null ? others : { ...others, [verb]: group };
}

/** Asks whether a Slack user gets a direct digest of their own activities: what they themselves said last; by default they do. */
export function wantsDirectDigest(entries: readonly Entry[], user: string): boolean {
  const said = entries.findLast(
    ({ by, matter }) => by.user === user && matter.kind === 'setting' && matter.change.name === 'direct-digest',
  );
  return said?.matter.kind === 'setting' && said.matter.change.name === 'direct-digest' ? said.matter.change.on : true;
}
