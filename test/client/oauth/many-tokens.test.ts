import type { IDataObject } from 'n8n-workflow';
import { sampleIds } from '../../sandbox';
import { expiredCredentials } from '../../support/engine/oauthCredentials';
import { CONTINUE, runOAuthNode } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox({}, { speedUp: 1000 });

test('a credential that has another token at each look, none of which the portal takes, ends as a failure', async () => {
	const store = expiredCredentials(sandbox);
	const read = store.getDecrypted.bind(store);
	let looks = 0;
	store.getDecrypted = async (...given) => {
		const data = await read(...given);
		looks += 1;
		const tokens = data.oauthTokenData as IDataObject;
		return { ...data, oauthTokenData: { ...tokens, access_token: `another${looks}` } } as never;
	};

	const { json } = await runOAuthNode(sandbox, [{ id: sampleIds.unpaid }], { ...CONTINUE, store });

	expect(json('Bitrix24')).toMatchObject([{ error: expect.any(String), details: {} }]);
	expect(sandbox.journal.calls('crm.item.payment.pay').length).toBeLessThanOrEqual(4);
	expect(sandbox.store.payment(sampleIds.unpaid).paid).toBe('N');
});
