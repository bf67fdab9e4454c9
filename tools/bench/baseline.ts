import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, sleep } from 'n8n-workflow';

/**
 * The least that a hand-written node can do: read the parameter, send the request, pair the item. No
 * limits, no repeats, no words for what fails.
 */
export class HandWritten implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hand-written',
		name: 'handWritten',
		group: ['transform'],
		version: 1,
		description: 'Pays payments in a loop',
		defaults: { name: 'Hand-written' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'bitrix24Api', required: true }],
		properties: [
			{ displayName: 'Payment', name: 'paymentId', type: 'string', default: '' },
			{ displayName: 'Pause (Ms)', name: 'pauseMs', type: 'number', default: 0 },
			{ displayName: 'Parallel', name: 'parallel', type: 'number', default: 5 },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { webhookSecretUrl } = await this.getCredentials<{ webhookSecretUrl: string }>(
			'bitrix24Api',
		);
		const count = this.getInputData().length;
		const out = new Array<INodeExecutionData>(count);
		let next = 0;
		const work = async () => {
			while (next < count) {
				const item = next;
				next += 1;
				const id = this.getNodeParameter('paymentId', item) as number;
				const { result } = (await this.helpers.httpRequest({
					method: 'POST',
					url: `${webhookSecretUrl}crm.item.payment.pay`,
					body: { id },
					json: true,
					// For the bench's own certificate; it changes nothing over plain http.
					skipSslCertificateValidation: true,
				})) as { result: boolean };
				if (pauseMs > 0) await sleep(pauseMs);
				out[item] = { json: { id, result }, pairedItem: { item } };
			}
		};
		const pauseMs = this.getNodeParameter('pauseMs', 0) as number;
		const parallel = this.getNodeParameter('parallel', 0) as number;
		await Promise.all(Array.from({ length: parallel }, work));
		return [out];
	}
}
