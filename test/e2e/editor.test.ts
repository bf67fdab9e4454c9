import { sampleIds } from '../sandbox';
import type { StoredWorkflow } from './harness/api';
import { useBrowserSession } from './harness/browser-session';
import { useFixture } from './harness/fixture';
import { oAuth2Credential } from './harness/sandbox-credentials';
import { BITRIX24, chain, ids, pay, manualTrigger } from './harness/workflow';

const fixture = useFixture();
const browser = useBrowserSession(fixture);

const payIds = async (...given: number[]): Promise<StoredWorkflow> =>
	await fixture.add(chain([manualTrigger, ids(given), pay()]));

const paid = (id: number) => fixture.sandbox.store.payment(id).paid;

describe('The node list', () => {
	const words = ['bitrix', 'payment', 'оплата'];

	it('finds the triggers in an empty workflow, in English and in Russian', async () => {
		await browser.withEditor(async (editor) => {
			await editor.openNew();
			await editor.addFirst();
			for (const word of words) {
				expect(await editor.search(word)).toEqual(['Bitrix24', 'Bitrix24 Payment Poll']);
			}
		});
	});

	it('finds the node behind a trigger, in English and in Russian', async () => {
		const workflow = await fixture.add(chain([manualTrigger]));
		await browser.withEditor(async (editor) => {
			await editor.open(workflow);
			await editor.addNext();
			for (const word of words) expect(await editor.search(word)).toContain('Bitrix24');
		});
	});
});

describe('The node in the editor', () => {
	it('is added as Pay of the item’s id, and puts out true once a credential is chosen', async () => {
		const workflow = await fixture.add(chain([manualTrigger, ids([sampleIds.unpaid])]));
		await browser.withEditor(async (editor) => {
			await editor.open(workflow);
			await editor.addNext();
			await editor.search('оплата');
			await editor.entry('Bitrix24').click();
			await editor.entry('Mark payment as paid').click();

			expect(await editor.chosen('parameter-input-resource')).toBe('Payment');
			expect(await editor.chosen('parameter-input-operation')).toBe('Pay');
			expect(await editor.payment()).toEqual({ mode: 'By ID', value: '{{ $json.id }}' });
			await editor.page.getByText('The expression takes the payment ID from each item').waitFor();
			await editor.chooseCredential(fixture.credential.id);
			await editor.execute();
			expect(await editor.output()).toEqual({ id: String(sampleIds.unpaid), result: 'true' });
		});
		expect(paid(sampleIds.unpaid)).toBe('Y');
	});

	it('pays the payment that is looked up in the list', async () => {
		const workflow = await payIds(sampleIds.unpaid);
		await browser.withEditor(async (editor) => {
			await editor.open(workflow, 'Pay');
			await editor.listPayments();
			expect(await editor.searchList('3654')).toEqual([
				'3654/2 · 2 401.00 EUR · not paid · Card · Website redesign · ID 1039',
				'3654/1 · 1 200.50 EUR · not paid · Card · Website redesign · ID 1038',
				'3654/3 · 1 200.50 EUR · paid · Cash · Website redesign · ID 1040',
			]);
			await editor.at('rlc-item').filter({ hasText: '3654/2' }).click();
			await editor.execute();
			expect(await editor.output()).toEqual({ id: String(sampleIds.unpaidThird), result: 'true' });
		});
		expect(paid(sampleIds.unpaidThird)).toBe('Y');
		expect(paid(sampleIds.unpaid)).toBe('N');
	});

	it('offers the filters of its own operation alone, of those that share one field', async () => {
		const list = { resource: 'delivery', operation: 'getAll', entityTypeId: 2 };
		const workflow = await fixture.add(chain([manualTrigger, { ...pay(), parameters: list }]));
		await browser.withEditor(async (editor) => {
			const offered = async (button: string) => {
				await editor.open(workflow, 'Pay');
				return await editor.offered(button);
			};
			expect(await offered('Add Filter')).toEqual(['Shipped']);
			expect(await offered('Add Sort Field')).toEqual(['Price', 'ID']);
		});
	});

	it('shows the field Payment for each operation that has it, whichever was chosen before', async () => {
		const workflow = await payIds(sampleIds.unpaidToo);
		await browser.withEditor(async (editor) => {
			const payment = editor.at('resource-locator-paymentId');
			const choose = async (resource: string, operation: string) => {
				await editor.choose('parameter-input-resource', resource);
				await editor.choose('parameter-input-operation', operation);
			};
			await editor.open(workflow, 'Pay');
			await choose('Payment', 'Get Many');
			await payment.waitFor({ state: 'detached' });
			await choose('Payment Delivery', 'Get Many');
			await payment.waitFor();
			await choose('Payment Delivery', 'Delete');
			await payment.waitFor({ state: 'detached' });
			await choose('Payment', 'Pay');
			expect(await editor.payment()).toEqual({ mode: 'By ID', value: '{{ $json.id }}' });
			await editor.execute();
			expect(await editor.output()).toEqual({ id: String(sampleIds.unpaidToo), result: 'true' });
		});
		expect(paid(sampleIds.unpaidToo)).toBe('Y');
	});

	it('goes by OAuth2 once such a credential is chosen', async () => {
		const webhook = { bitrix24Api: { id: null, name: '' } };
		const trigger = { name: 'Trigger', type: `${BITRIX24}Trigger`, credentials: webhook };
		const workflow = await fixture.add(chain([trigger]));
		const id = await fixture.api.addCredential(oAuth2Credential(fixture.sandbox));
		await browser.withEditor(async (editor) => {
			await editor.open(workflow, 'Trigger');
			// What only a person has to set up, who pastes the address into an outbound webhook.
			const ofWebhook = [
				editor.page.getByText('copy the application token'),
				editor.page.getByText('Webhook URLs'),
			];
			for (const part of ofWebhook) await part.waitFor();
			await editor.chooseCredential(id);
			for (const part of ofWebhook) await part.waitFor({ state: 'detached' });
		});
	});

	it('shows Bitrix24’s own words for a refused payment, and what to do', async () => {
		const workflow = await payIds(sampleIds.missing);
		await browser.withEditor(async (editor) => {
			await editor.open(workflow, 'Pay');
			await editor.execute();

			const { message, description } = await editor.failure();
			expect(message).toBe('Payment has not been found');
			expect(description).toMatch(/^The payment does not exist in the portal/);
		});
	});
});
