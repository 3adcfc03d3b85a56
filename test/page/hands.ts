import type { Locator, Page } from 'playwright-core';

/** Somebody at the page: each thing they do is counted. */
export class Hands {
  readonly #page: Page;
  #deeds = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** How much was done since the start. */
  get deeds(): number {
    return this.#deeds;
  }

  /** Becomes somebody else; that is no deed, because in Slack one is oneself. */
  async become(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
    await this.#page.getByRole('button', { name: new RegExp(`^${name}`, 'u'), pressed: true }).waitFor();
  }

  /** Types a line where one writes, and sends it. */
  async say(text: string): Promise<void> {
    await this.#do(this.#page.locator('#composer-text'), (box) => box.fill(text));
    await this.#page.keyboard.press('Enter');
  }

  /** Presses a button of the form. */
  async pressInForm(words: string): Promise<void> {
    const buttons = this.#page.getByRole('dialog').getByRole('button').filter({ hasText: words });
    await this.#do(buttons.last(), (button) => button.click());
  }

  /** Presses the first button with these words in the message that says what comes second. */
  async press(words: string, message: string): Promise<void> {
    const buttons = this.#page.locator('.message', { hasText: message }).getByRole('button');
    await this.#do(buttons.filter({ hasText: words }).first(), (button) => button.click());
  }

  /** Goes to a channel or the app. */
  async open(name: string): Promise<void> {
    await this.#do(this.#page.locator('#sidebar').getByRole('button', { name }), (button) => button.click());
  }

  /** Lets the time come that is waited for; that is no deed either. */
  async wait(move: string): Promise<void> {
    await this.#page.getByRole('button', { name: move, exact: true }).click();
  }

  /** Fills a field of the form in. */
  async fill(label: string, text: string): Promise<void> {
    await this.#do(this.#page.getByRole('dialog').getByLabel(label), (field) => field.fill(text));
  }

  /** Chooses in a list of the form. */
  async choose(label: string, option: string): Promise<void> {
    await this.#do(this.#page.getByRole('dialog').getByLabel(label), (list) => list.selectOption(option));
  }

  /** Waits until the words are to be seen. */
  async see(words: string): Promise<void> {
    await this.#page.locator('dialog, main').getByText(words).last().waitFor();
  }

  /** Scrolls until the words stand in the middle. */
  async show(words: string): Promise<void> {
    const target = this.#page.locator('main').getByText(words).last();
    await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  }

  async #do(target: Locator, deed: (target: Locator) => Promise<unknown>): Promise<void> {
    this.#deeds += 1;
    await deed(target);
  }
}
