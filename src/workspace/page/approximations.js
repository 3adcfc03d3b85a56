/** Which parts of Slack are approximate in this workspace, or missing from it. */
export const APPROXIMATIONS = [
  'There is one app. People write to channels and to the app, not to each other, and cannot edit, delete, react or attach files.',
  'Search, notifications, presence, canvases, lists, huddles and workflows are not here; the user groups never change.',
  'The app is installed from the start, in one workspace: no OAuth, no organisation, no admin’s approval. It has every permission the workspace knows.',
  'Slack’s rate limits are not counted; too many requests happen only as a fault that you switch on.',
  'The rules for payloads follow Slack’s documentation. Where Slack itself does something else, or says it in other words, this workspace does not know.',
  'Only the messages’ clock can be turned. Triggers, response URLs and the retries of events go by real time.',
  'Blocks are drawn plainly. Pictures from elsewhere and videos are described and linked, never loaded; rich text is typed as plain text; fields for files cannot be filled in, and fields for dates look as the browser has them.',
  'Links are not unfurled, and the surfaces for AI agents take the bot’s calls but show nothing.',
  'A guest sees only their channels; what else Slack denies a guest is not denied here. Somebody of another organisation sees the shared channels, without the app’s commands, shortcuts and page.',
  'Whether Slack takes a direct message to a deactivated account is said differently in different places. Here it is refused.',
];
