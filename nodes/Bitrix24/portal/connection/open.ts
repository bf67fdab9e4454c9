import type { FunctionsBase, IDataObject } from 'n8n-workflow';
import type { Result } from '../outcome';
import type { Connection } from './connection';
import { invalidCredential } from './connection';
import { parseOAuth2Credential, PORTAL_ADVICE, secretsOf } from './oauth2Credential';
import { parseWebhookUrl, WEBHOOK_ADVICE } from './webhookUrl';

/** Reads the node's credential: the connection to its portal, or why there is none. */
export async function openConnection(
	caller: Pick<FunctionsBase, 'getCredentials' | 'getNode'>,
): Promise<Result<Connection>> {
	const oAuth2 = caller.getNode().parameters.authentication === 'oAuth2';
	const credential = caller.getCredentials<IDataObject>(
		oAuth2 ? 'bitrix24OAuth2Api' : 'bitrix24Api',
	);
	return await credential.then(
		(data) =>
			oAuth2 ? parseOAuth2Credential(data) : parseWebhookUrl(data.webhookSecretUrl, data.plan),
		(error: Error) => invalidCredential(error.message, oAuth2 ? PORTAL_ADVICE : WEBHOOK_ADVICE),
	);
}

/**
 * A connection as it is needed to report a failure: with the tokens of now beside those that the run
 * began with, since n8n, or another run, may have renewed them meanwhile.
 */
export async function withCurrentSecrets(
	caller: Pick<FunctionsBase, 'getCredentials'>,
	connection: Connection,
): Promise<Connection> {
	if (connection.credentialType === undefined) return connection;
	const secrets = await caller
		.getCredentials<IDataObject>(connection.credentialType)
		.then(secretsOf, () => []);
	return { ...connection, secrets: [...connection.secrets, ...secrets] };
}
