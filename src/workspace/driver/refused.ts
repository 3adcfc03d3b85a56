/** What a person wants cannot be done; the message is a sentence for them. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
