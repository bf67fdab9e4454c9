import type { IAllExecuteFunctions, IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { parseOAuth2Credential } from '../../../nodes/Bitrix24/portal/connection/oauth2Credential';
import type { Connection } from '../../../nodes/Bitrix24/portal/connection/connection';
import { send } from '../../../nodes/Bitrix24/portal/transport/send';
import { nodeOf } from '../../support/engine/workflowParts';

const credential = {
	portal: 'portal.example',
	oauthTokenData: { access_token: 'a1', refresh_token: 'r1' },
};
const call = { method: 'crm.item.payment.pay', parameters: { id: 1 } };
const paid = { statusCode: 200, headers: {}, body: { result: true } };
const expired = { statusCode: 401, headers: {}, body: { error: 'expired_token' } };

const node = nodeOf('Bitrix24', 'bitrix24', {
	credentials: { bitrix24OAuth2Api: { id: '1', name: 'Application' } },
});

/** What n8n's helper throws when a line breaks; older ones have no cause in it, so nothing may be known by that. */
const broken = (code: string) => {
	const error = new NodeApiError(node, Object.assign(new Error(code), { code }) as never);
	return Object.defineProperty(error, 'cause', { value: undefined });
};

/** A caller whose requests come to this, one after the other. */
function callerWith(outcomes: unknown[], stored: () => Promise<IDataObject>) {
	const asked: string[] = [];
	const caller = {
		helpers: {
			httpRequestWithAuthentication: async () => {
				asked.push('request');
				const outcome = outcomes.shift();
				if (outcome instanceof Error) throw outcome;
				return outcome;
			},
		},
		getNode: () => node,
		getCredentials: stored,
	} as unknown as IAllExecuteFunctions;
	return { caller, asked };
}

describe('After a token’s hour is over', () => {
	const connection = (): Connection => {
		const parsed = parseOAuth2Credential(credential);
		if (!parsed.ok) throw new Error(parsed.message);
		return parsed.value;
	};

	it('a portal that refused the connection once is asked again', async () => {
		const opened = connection();
		const outcomes = [expired, broken('ECONNREFUSED'), paid];
		const { caller } = callerWith(outcomes, async () => credential);

		const first = await send(caller, opened, call, {});
		const second = await send(caller, opened, call, {});

		expect(first).toMatchObject({ code: 'TOKEN_NOT_RENEWED', effect: 'notExecuted' });
		expect(second).toEqual(paid);
	});

	it('what can’t be renewed is not asked for again', async () => {
		const opened = connection();
		const refusal = Object.assign(new Error('The credential needs to be reconnected.'), {});
		const { caller, asked } = callerWith([expired, refusal, paid], async () => credential);

		const first = await send(caller, opened, call, {});
		const second = await send(caller, opened, call, {});

		expect(first).toMatchObject({ code: 'invalid_grant', effect: 'notExecuted' });
		expect(second).toEqual(first);
		expect(asked).toHaveLength(2);
	});

	it('what was done with a new one is told as done, though the credential can’t be read again', async () => {
		const { caller } = callerWith([expired, paid, paid], async () => {
			throw new Error('The database is locked');
		});

		expect(await send(caller, connection(), call, {})).toEqual(paid);
	});

	it('one that another process has renewed is taken, though n8n’s own renewal is refused', async () => {
		const refusal = new Error('The refresh token is invalid, expired or revoked');
		const tokens = ['a1', 'a2'];
		const { caller, asked } = callerWith([expired, refusal, paid], async () => ({
			...credential,
			oauthTokenData: { access_token: tokens.shift(), refresh_token: 'r1' },
		}));

		expect(await send(caller, connection(), call, {})).toEqual(paid);
		expect(asked).toHaveLength(3);
	});

	it('a portal without room for the request that renews it is asked once more', async () => {
		const error = new NodeApiError(node, { message: 'Busy' }, { httpCode: '503' });
		const tokens = ['a1', 'a2'];
		const { caller } = callerWith([expired, error, paid, paid], async () => ({
			...credential,
			oauthTokenData: { access_token: tokens.shift(), refresh_token: 'r1' },
		}));

		expect(await send(caller, connection(), call, {})).toEqual(paid);
	});
});
