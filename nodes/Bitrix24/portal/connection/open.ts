import type { FunctionsBase, IDataObject } from 'n8n-workflow';
import { withDeadline } from '../limits/deadline';
import type { Result } from '../outcome';
import type { Connection } from './connection';
import { invalidCredential } from './connection';
import { parseOAuth2Credential, PORTAL_ADVICE, secretsOf } from './oauth2Credential';
import { parseWebhookUrl, WEBHOOK_ADVICE } from './webhookUrl';

/** n8n reads a credential from its database, and from external secrets; neither has a timeout of its own. */
const CREDENTIAL_TIMEOUT_MS = 60_000;

/** The credential that n8n does not give in time. */
export const NOT_HANDED_OUT = invalidCredential(
	`n8n did not hand out the credential within ${CREDENTIAL_TIMEOUT_MS / 1000} s`,
	'Nothing was sent. Look whether n8n’s database answers, and the external secrets that the credential uses.',
);

/** Reads the node's credential: the connection to its portal, or why there is none. */
export async function openConnection(
	caller: Pick<FunctionsBase, 'getCredentials' | 'getNode'>,
): Promise<Result<Connection>> {
	const oAuth2 = caller.getNode().parameters.authentication === 'oAuth2';
	const type = oAuth2 ? 'bitrix24OAuth2Api' : 'bitrix24Api';
	const read = async (): Promise<Result<Connection>> =>
		await caller.getCredentials<IDataObject>(type).then(
			(data) =>
				oAuth2 ? parseOAuth2Credential(data) : parseWebhookUrl(data.webhookSecretUrl, data.plan),
			(error: Error) => invalidCredential(error.message, oAuth2 ? PORTAL_ADVICE : WEBHOOK_ADVICE),
		);
	return await withDeadline(CREDENTIAL_TIMEOUT_MS, read, () => NOT_HANDED_OUT);
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
	const { credentialType } = connection;
	const secrets = await withDeadline<string[]>(
		CREDENTIAL_TIMEOUT_MS,
		async () => await caller.getCredentials<IDataObject>(credentialType).then(secretsOf, () => []),
		() => [],
	);
	return { ...connection, secrets: [...connection.secrets, ...secrets] };
}
