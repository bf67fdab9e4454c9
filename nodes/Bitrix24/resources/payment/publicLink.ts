import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';
import type { Received } from '../../execution/output';

/** `{ id, url, shortUrl }`, and the QR code as a PNG image in binary `qr` where it was asked for. */
export async function publicLink(
	this: IExecuteSingleFunctions,
	_items: INodeExecutionData[],
	{ body }: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	const { result, sent } = body as unknown as Received;
	const { url, shortUrl, qr } = (result as { payment: IDataObject }).payment;
	const json = { id: sent.id, url, shortUrl };
	// Validated before it was sent: true or false, or one of these as a text.
	const isAskedFor = /^\s*true\s*$/i.test(String(this.getNodeParameter('qr', false)));
	if (!isAskedFor || typeof qr !== 'string' || qr === '') return [{ json }];
	const image = qr.replace(/^data:image\/png;base64,/, '');
	const name = `payment-${String(sent.id)}.png`;
	const binary = await this.helpers.prepareBinaryData(base64(image), name, 'image/png');
	return [{ json, binary: { qr: binary } }];
}

/** The bytes behind a base64 text. */
function base64(text: string): Buffer {
	return Buffer.from(text, 'base64');
}
