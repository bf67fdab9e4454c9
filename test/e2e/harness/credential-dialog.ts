import type { Locator, Page } from './browser';
import type { Editor } from './editor';

/** What a window says in which n8n tells why nothing was connected; it closes by itself where all is well. */
async function closingMessage(window: Page): Promise<string> {
	const details = window.getByText('More details');
	const closed = window.waitForEvent('close').then(() => true);
	const stayed = details.waitFor().then(
		() => false,
		() => true,
	);
	if (await Promise.race([closed, stayed])) return '';
	await details.click();
	const words = await window.locator('body').innerText();
	await window.close();
	return words;
}

/** The dialog of a credential for OAuth2; its methods are what a person does and sees there. */
export class CredentialDialog {
	constructor(private readonly editor: Editor) {}

	/** Opens the dialog of a new credential. */
	async create(type: string): Promise<void> {
		const { editor } = this;
		await editor.page.goto(new URL('/home/credentials/create', editor.url).href);
		await editor.at('new-credential-type-select').locator('input').fill(type);
		await editor.at('new-credential-type-select-option').filter({ hasText: type }).click();
		await editor.at('new-credential-type-button').click();
	}

	private field(name: string): Locator {
		return this.editor.at(`parameter-input-${name}`);
	}

	/** Where the words and the fields are on the page, in pixels from its top, once the dialog shows them. */
	async heights(words: string, ...names: string[]): Promise<number[]> {
		const parts = [this.editor.page.getByText(words), ...names.map((name) => this.field(name))];
		const boxes = parts.map(async (part) => {
			await part.waitFor();
			return (await part.boundingBox())?.y ?? Number.NaN;
		});
		return await Promise.all(boxes);
	}

	async fill(name: string, value: string): Promise<void> {
		await this.field(name).locator('input').fill(value);
	}

	/** Chooses from a list. */
	async choose(name: string, option: RegExp): Promise<void> {
		await this.field(name).click();
		await this.editor.page.getByRole('option', { name: option }).click();
	}

	/** The address that is to go into the application's card. */
	async redirectUrl(): Promise<string> {
		return await this.editor.at('copy-input').innerText();
	}

	/**
	 * Presses Connect, and then a button on the portal's page, in the window that opens.
	 *
	 * @returns what that window says in the end; nothing where it has closed by itself
	 */
	async connect(button: string): Promise<string> {
		const opened = this.editor.page.waitForEvent('popup');
		await this.editor.at('quick-connect-button').click();
		const window = await opened;
		const asked = window.getByRole('button', { name: button });
		await asked.waitFor();
		const words = closingMessage(window);
		await asked.click();
		return await words;
	}

	/** Waits until the dialog says whether the account is connected. */
	async waitForMessage(words: string): Promise<void> {
		await this.editor.at('editCredential-modal').getByText(words).waitFor();
	}
}
