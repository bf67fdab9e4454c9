import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

/** Stands in for n8n's credential store: the data by credential type, as the user entered it. */
export class TestCredentials extends ICredentialsHelper {
	constructor(private readonly byType: Record<string, ICredentialDataDecryptedObject>) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		_credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return requestOptions;
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('The stand-in keeps no encrypted credentials');
	}

	async getDecrypted(
		_additionalData: unknown,
		_nodeCredentials: unknown,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const data = this.byType[type];
		if (data === undefined) throw new Error(`No credential of type ${type} was given`);
		return { ...data };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return [];
	}
}

/** What n8n hands to the store with which expressions in a credential are resolved. */
interface ResolveValues {
	connectionInputData: INodeExecutionData[];
	itemIndex: number;
}

/** Credentials that hold an expression: what they are depends on the item, as n8n resolves it. */
export class CredentialsByItem extends TestCredentials {
	/** How often they were read. */
	reads = 0;

	constructor(private readonly dataFor: (item: IDataObject) => ICredentialDataDecryptedObject) {
		super({});
	}

	override async getDecrypted(
		...[, , , ...more]: [unknown, unknown, string, ...unknown[]]
	): Promise<ICredentialDataDecryptedObject> {
		this.reads += 1;
		const [, , , values] = more;
		const { connectionInputData, itemIndex } = values as ResolveValues;
		return this.dataFor(connectionInputData[itemIndex]?.json ?? {});
	}
}
