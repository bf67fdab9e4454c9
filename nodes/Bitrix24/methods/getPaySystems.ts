import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { searchPaySystems } from './searchPaySystems';

/** The portal's payment systems to choose several from. */
export async function getPaySystems(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { results } = await searchPaySystems.call(this);
	return results.filter(({ value }) => value !== '');
}
