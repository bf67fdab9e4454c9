import type { StoredWorkflow } from './api';
import type { Locator, Page } from './browser';

/** The editor of n8n in a page of a browser; its methods are what a person does and sees there. */
export class Editor {
	constructor(
		readonly page: Page,
		readonly url: string,
	) {}

	/** Opens a workflow that has nothing in it yet. */
	async openNew(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.at('canvas-plus-button').waitFor();
	}

	/** Opens a workflow, with the panel of a node where one is named; its id is its name in chain(). */
	async open({ id }: StoredWorkflow, node = ''): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}/${node}`);
		await this.at(node === '' ? 'canvas-controls' : 'ndv').waitFor();
	}

	/** What n8n itself calls by this name, for its own tests. */
	at(testId: string): Locator {
		return this.page.getByTestId(testId);
	}

	/** Presses the "+" of an empty workflow. */
	async addFirst(): Promise<void> {
		await this.at('canvas-plus-button').click();
	}

	/** Presses the "+" behind the last node. */
	async addNext(): Promise<void> {
		await this.at('canvas-handle-plus').last().click();
	}

	/** Types a word into the node list; the entries that it finds, once ours is among them. */
	async search(word: string): Promise<string[]> {
		const field = this.at('node-creator-search-bar');
		// Emptied first: what an earlier word has found must not pass for what this one finds.
		await field.fill('');
		await this.entry('Bitrix24').waitFor({ state: 'detached' });
		await field.fill(word);
		await this.entry('Bitrix24').waitFor();
		return await this.at('node-creator-item-name').allInnerTexts();
	}

	/** An entry of the node list, or an action of a node. */
	entry(name: string): Locator {
		return this.at('node-creator-item-name').getByText(name, { exact: true });
	}

	/** What a list to choose from shows as chosen. */
	async chosen(testId: string): Promise<string> {
		return await this.at(testId).locator('input').first().inputValue();
	}

	/** Chooses an entry of a list. */
	async choose(testId: string, name: string): Promise<void> {
		await this.at(testId).click();
		await this.page.locator('[role=option]:visible').getByText(name, { exact: true }).click();
		await this.page.locator('[role=option]:visible').first().waitFor({ state: 'detached' });
	}

	/** The field Payment: its mode, and what is in it. */
	async payment(): Promise<{ mode: string; value: string }> {
		const field = this.at('resource-locator-paymentId');
		return {
			mode: await field.getByTestId('rlc-mode-selector').locator('input').inputValue(),
			value: await field.getByTestId('inline-expression-editor-input').innerText(),
		};
	}

	/** What the button of a collection, such as Add Filter, offers to add. */
	async offered(button: string): Promise<string[]> {
		await this.page.getByPlaceholder(button, { exact: true }).click();
		const entries = this.page.locator('[role=option]:visible, [role=menuitem]:visible');
		await entries.first().waitFor();
		const names = await entries.allInnerTexts();
		// Those of lists that are not open have no text.
		return names.filter((name) => name !== '');
	}

	async chooseCredential(id: string): Promise<void> {
		await this.at('node-credentials-select').click();
		await this.at(`node-credentials-select-item-${id}`).click();
	}

	/** Opens the chosen credential, and waits until n8n has tested it. */
	async openCredential(): Promise<void> {
		await this.at('credential-edit-button').click();
		const tested = this.at('credentials-config-container-test-success');
		await tested.waitFor();
		await tested.locator('.n8n-spinner').waitFor({ state: 'detached' });
	}

	/** Turns the field Payment from its expression to From List, and opens the list. */
	async listPayments(): Promise<void> {
		await this.at('paymentId-parameter-input-options-container')
			.getByTestId('radio-button-fixed')
			.click();
		const field = this.at('resource-locator-paymentId');
		await field.getByTestId('rlc-mode-selector').click();
		await this.at('mode-list').click();
		await field.getByTestId('rlc-input').click();
		await this.at('rlc-item').first().waitFor();
	}

	/** Types into the search of a list; its entries, once it has been read anew. */
	async searchList(word: string): Promise<string[]> {
		const answered = this.page.waitForResponse((answer) => {
			const asked = answer.request().postData() ?? '';
			return answer.url().includes('/resource-locator-results') && asked.includes(word);
		});
		await this.at('rlc-search').fill(word);
		await answered;
		await this.at('rlc-item').filter({ hasNotText: word }).first().waitFor({ state: 'detached' });
		return await this.at('rlc-item').allInnerTexts();
	}

	/** Presses Execute step in a node's panel. */
	async execute(): Promise<void> {
		await this.at('node-execute-button').click();
	}

	/** Presses Execute workflow, and waits until its last nodes have run. */
	async executeWorkflow(): Promise<void> {
		await this.at('execute-workflow-button').click();
		await this.page.getByText('Workflow executed successfully').waitFor();
	}

	/** Shows the whole workflow, with the "+" behind its last nodes, for which n8n leaves no room. */
	async zoomToFit(): Promise<void> {
		await this.at('zoom-to-fit').click();
		await this.at('zoom-out-button').click();
		const node = await this.at('canvas-node').last().elementHandle();
		await node?.waitForElementState('stable');
	}

	/** The first item of a node's output, as the table shows it, once it has run. */
	async output(): Promise<Record<string, string>> {
		const panel = this.at('output-panel');
		await panel.getByTestId('node-run-status-success').waitFor();
		const row = panel.locator('tbody tr').first();
		await row.waitFor();
		const cells = await row.locator('td').allInnerTexts();
		const names = await panel.locator('thead th').allInnerTexts();
		// The last column is empty and takes what is left of the width.
		return Object.fromEntries(
			names.flatMap((name, index) => (name === '' ? [] : [[name, cells[index] ?? '']])),
		);
	}

	/** The message and the description that a node's output shows where it failed. */
	async failure(): Promise<{ message: string; description: string }> {
		return {
			message: await this.at('node-error-message').innerText(),
			description: await this.at('node-error-description').innerText(),
		};
	}
}
