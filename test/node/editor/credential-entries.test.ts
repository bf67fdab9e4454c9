import { Bitrix24 } from '../../../nodes/Bitrix24/Bitrix24.node.js';

// The editor offers the credentials of all entries of an Authentication: one that stands twice is listed twice.
test('the editor lists the credentials of each way into the portal once', () => {
	const { credentials = [] } = JSON.parse(
		JSON.stringify(new Bitrix24().description),
	) as Bitrix24['description'];
	expect(credentials.map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
		['bitrix24Api', { authentication: ['webhook'] }],
		['bitrix24OAuth2Api', { authentication: ['oAuth2'] }],
	]);
});
