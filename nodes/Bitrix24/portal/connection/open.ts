import type { FunctionsBase, IDataObject } from 'n8n-workflow';
import { withDeadline } from '../limits/deadline';
import type { Failure, Result } from '../outcome';
import { notExecuted } from '../outcome';
import { shown } from '../values';
import type { Connection } from './connection';
import { parseOAuth2Credential, secretsOf } from './oauth2Credential';
import { parseWebhookCredential } from './webhookUrl';

/** A credential by the value of the node's Authentication. */
interface CredentialKind {
	type: string;
	label: string;
	parse: (data: IDataObject) => Result<Connection>;
}

const KINDS: Record<string, CredentialKind> = {
	webhook: {
		type: 'bitrix24Api',
		label: 'Bitrix24 API',
		parse: parseWebhookCredential,
	},
	oAuth2: {
		type: 'bitrix24OAuth2Api',
		label: 'Bitrix24 OAuth2 API',
		parse: parseOAuth2Credential,
	},
};

const unknownKind = (authentication: unknown): Failure =>
	notExecuted(
		'INVALID_INPUT',
		`Authentication must be webhook (Webhook) or oAuth2 (OAuth2), not ${shown(authentication)}`,
		{ advice: 'Nothing was sent. Choose a value from the Authentication list.' },
	);

const notChosen = ({ label }: CredentialKind): Failure =>
	notExecuted('CREDENTIAL_MISSING', `No ${label} credential is selected in the node`, {
		advice: `Nothing was sent. Select a ${label} credential in the node, or create one there.`,
	});

/** What n8n itself said of it; Bitrix24 has nothing to do with it. */
const unreadable = ({ label }: CredentialKind, error: unknown): Failure =>
	notExecuted(
		'CREDENTIAL_UNREADABLE',
		`n8n could not read the ${label} credential: ${error instanceof Error ? error.message : shown(error)}`,
		{
			advice:
				'Nothing was sent to Bitrix24. Check that the credential still exists, that this workflow can use it, and that n8n runs with the encryption key it was saved with. Then save it again.',
		},
	);

/** n8n reads a credential from its database, and from external secrets; neither has a timeout of its own. */
const CREDENTIAL_TIMEOUT_MS = 60_000;

/** The credential that n8n does not give in time. */
export const NOT_HANDED_OUT = notExecuted(
	'CREDENTIAL_UNREADABLE',
	`n8n did not provide the credential within ${CREDENTIAL_TIMEOUT_MS / 1000} s`,
	{
		advice:
			'Nothing was sent. Check that n8n’s database responds, and any external secrets that the credential uses.',
	},
);

/** Reads the node's credential: the connection to its portal, or why there is none. */
export async function openConnection(
	caller: Pick<FunctionsBase, 'getCredentials' | 'getNode'>,
): Promise<Result<Connection>> {
	const { credentials, parameters } = caller.getNode();
	const { authentication = 'webhook' } = parameters;
	const kind = Object.hasOwn(KINDS, String(authentication))
		? KINDS[String(authentication)]
		: undefined;
	if (kind === undefined) return unknownKind(authentication);
	if (credentials?.[kind.type] === undefined) return notChosen(kind);
	const read = async (): Promise<Result<Connection>> =>
		kind.parse(await caller.getCredentials<IDataObject>(kind.type));
	return await withDeadline(CREDENTIAL_TIMEOUT_MS, read, () => NOT_HANDED_OUT).catch(
		(error: unknown) => unreadable(kind, error),
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
	const { credentialType } = connection;
	const secrets = await withDeadline<string[]>(
		CREDENTIAL_TIMEOUT_MS,
		async () => await caller.getCredentials<IDataObject>(credentialType).then(secretsOf, () => []),
		() => [],
	);
	return { ...connection, secrets: [...connection.secrets, ...secrets] };
}
