/** What comes out for a row of a paid payment, which the portal lets nobody change. */
export const deniedOnPaid = (method: string, id: number): object => ({
	error: 'Access denied',
	details: {
		...{ code: 'ACCESS_DENIED', httpCode: '403', method, id },
		description: expect.stringContaining(
			'Products and deliveries of a paid payment can’t be changed by anyone',
		),
	},
});
