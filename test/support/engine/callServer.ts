import express from 'express';
import type { Express, Request, Response } from 'express';
import { listenOnLoopback, type LoopbackServer } from '../listen';
import { asN8nReads } from './webhookBody';

/** A call of Bitrix24 that came in at the address of a trigger node. */
export interface Call {
	webhookId: string;
	/** It came in at the address for a test run. */
	isTest: boolean;
	/** With the body as n8n reads it. */
	request: Request;
	response: Response;
}

/** Takes calls at the addresses at which n8n takes them. */
export class CallServer {
	/** How many calls came, whatever became of them. */
	calls = 0;

	private readonly underWay = new Set<Promise<void>>();

	private server?: LoopbackServer;

	constructor(
		private readonly isRegistered: (webhookId: string, isTest: boolean) => boolean,
		private readonly take: (call: Call) => Promise<void>,
	) {}

	/** http://127.0.0.1:PORT, once it was started. */
	get url(): string {
		return this.server?.url ?? '';
	}

	async start(): Promise<void> {
		this.server = await listenOnLoopback(this.application());
	}

	async stop(): Promise<void> {
		await this.server?.stop();
	}

	/** Resolves when no call is under way: a call is answered before it is dealt with. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	addressOf(webhookId: string, isTest: boolean): string {
		return `${this.url}/${isTest ? 'webhook-test' : 'webhook'}/${webhookId}/webhook`;
	}

	private application(): Express {
		const app = express();
		const raw = express.raw({ type: () => true, limit: '16mb' });
		app.post('/:kind/:webhookId/webhook', raw, async (request, response) => {
			this.calls += 1;
			const { kind, webhookId = '' } = request.params;
			const isTest = kind === 'webhook-test';
			if (!this.isRegistered(webhookId, isTest)) {
				response.status(404).json({ message: 'This webhook is not registered' });
				return;
			}
			let read: Request;
			try {
				read = asN8nReads(request);
			} catch {
				response.status(422).json({ message: 'Failed to parse request body' });
				return;
			}
			const taken = this.take({ webhookId, isTest, request: read, response });
			this.underWay.add(taken);
			await taken;
			this.underWay.delete(taken);
		});
		return app;
	}
}
