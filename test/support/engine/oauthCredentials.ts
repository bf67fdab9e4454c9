import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	INodeType,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { Bitrix24OAuth2Api } from '../../../credentials/Bitrix24OAuth2Api.credentials.js';
import type { Sandbox } from '../../sandbox';
import { TestCredentials } from './credentials';
import { withExpressions } from './olderEngines';
import { nodeOf, nodeTypesOf } from './workflowParts';

export const APPLICATION = 'bitrix24OAuth2Api';

/** What the credential inherits from n8n's own oAuth2Api, which is part of a package of n8n itself. */
const OAUTH2_API: INodeProperties[] = Object.entries({
	grantType: 'authorizationCode',
	authUrl: '',
	accessTokenUrl: '',
	clientId: '',
	clientSecret: '',
	scope: '',
	authQueryParameters: '',
	authentication: 'header',
}).map(([name, preset]) => ({ displayName: name, name, type: 'string', default: preset }));

const NODE = nodeOf('Credential', 'credential');

/** A workflow of nothing, in which n8n resolves the expressions of a credential. */
function emptyWorkflow(): Workflow {
	const type = { description: { properties: [] } } as unknown as INodeType;
	const nodeTypes = nodeTypesOf(() => type);
	return new Workflow({ nodes: [NODE], connections: {}, active: false, nodeTypes });
}

/**
 * n8n's credential store with a credential of an application in it. As n8n's CredentialsHelper does,
 * it fills in what the user does not see, resolves its expressions, and keeps the tokens that n8n-core
 * renews; so it is handed to all runs that share the credential.
 */
export class OAuthCredentials extends TestCredentials {
	private readonly properties = [...OAUTH2_API];

	/** How often new tokens were stored. */
	renewals = 0;

	/**
	 * @param stored what the store holds: what the user entered, and oauthTokenData once it is connected
	 * @param others credentials of other types, as the user entered them
	 */
	constructor(
		readonly stored: ICredentialDataDecryptedObject,
		others: Record<string, ICredentialDataDecryptedObject> = {},
	) {
		super({ ...others, [APPLICATION]: stored });
		NodeHelpers.mergeNodeProperties(this.properties, new Bitrix24OAuth2Api().properties);
	}

	override getParentTypes(type?: string): string[] {
		return type === APPLICATION ? ['oAuth2Api'] : [];
	}

	override getCredentialsProperties(type?: string): INodeProperties[] {
		return type === APPLICATION ? this.properties : [];
	}

	override async getDecrypted(
		additionalData: unknown,
		nodeCredentials: unknown,
		type: string,
		mode: WorkflowExecuteMode = 'internal',
		_executeData?: unknown,
		raw = false,
	): Promise<ICredentialDataDecryptedObject> {
		const kept = structuredClone(await super.getDecrypted(additionalData, nodeCredentials, type));
		if (raw || type !== APPLICATION) return kept;
		const { oauthTokenData, ...entered } = kept;
		const complete = NodeHelpers.getNodeParameters(
			this.properties,
			entered as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		if (oauthTokenData !== undefined) complete.oauthTokenData = oauthTokenData;
		const workflow = emptyWorkflow();
		const resolve = () =>
			workflow.expression.getComplexParameterValue(
				NODE,
				complete as INodeParameters,
				mode,
				{},
				undefined,
				undefined,
				complete,
			) as ICredentialDataDecryptedObject;
		return await withExpressions(workflow, resolve);
	}

	override async updateCredentialsOauthTokenData(
		_nodeCredentials?: INodeCredentialsDetails,
		type?: string,
		data?: ICredentialDataDecryptedObject,
	): Promise<void> {
		if (type !== APPLICATION || data === undefined) return;
		this.renewals += 1;
		this.stored.oauthTokenData = structuredClone(data.oauthTokenData as IDataObject);
	}
}

/** The credential for a sandbox's application, connected; self-hosted, and so without limits, unless told. */
export function oAuthCredentialsFor(
	{ oauth, url }: Pick<Sandbox, 'oauth' | 'url'>,
	entered: IDataObject = {},
	others: Record<string, ICredentialDataDecryptedObject> = {},
): OAuthCredentials {
	const stored = {
		portal: new URL(url).host,
		authServer: 'other',
		authServerUrl: oauth.tokenUrl,
		clientId: oauth.clientId,
		clientSecret: oauth.clientSecret,
		plan: 'selfHosted',
		oauthTokenData: oauth.issue(),
		...entered,
	};
	return new OAuthCredentials(stored as unknown as ICredentialDataDecryptedObject, others);
}

/** A connected credential whose access token is an hour old. */
export function expiredCredentials(sandbox: Sandbox): OAuthCredentials {
	const store = oAuthCredentialsFor(sandbox);
	sandbox.oauth.expire();
	return store;
}
