/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server beside a real n8n, no part of the package */
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import type { IDataObject } from 'n8n-workflow';

/** A message of a conversation, as it is sent to a model. */
export interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: unknown;
}

/** A tool as a model is offered it. */
export interface OfferedTool {
	name: string;
	description: string;
	/** The schema of what it takes. */
	parameters: IDataObject;
}

/** What a model is sent for each of its turns. */
export interface ModelRequest {
	messages: Message[];
	tools: OfferedTool[];
}

/** A tool that a model wants called, and what it gives it. */
export interface ToolCall {
	tool: string;
	given: IDataObject;
}

/** What a model replies: a text that ends the conversation, or the tools that it wants called. */
export type ModelReply = string | ToolCall[];

/** A chat model that speaks OpenAI's Chat Completions, and replies what a test has it reply. */
export interface Model {
	/** http://127.0.0.1:PORT/v1, as an OpenAI credential takes it. */
	url: string;
	/** Replies, out of nothing but what it is sent. */
	reply: (request: ModelRequest) => ModelReply;
	/** What it was sent, a request for each of its turns. */
	requests: ModelRequest[];
	stop(): Promise<void>;
}

interface ChatRequest {
	messages: Message[];
	tools?: Array<{ function: OfferedTool }>;
	stream?: boolean;
}

/** What the tools gave back, the oldest first. */
export const toolResultsIn = ({ messages }: ModelRequest): unknown[] =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => content);

/** Calls tools, so many at each of its turns, and repeats in the end what they gave back. */
export const callInTurns =
	(...turns: ToolCall[][]): Model['reply'] =>
	(request) => {
		const given = toolResultsIn(request);
		const before = turns.map((_turn, index) => turns.slice(0, index).flat().length);
		const next = turns[before.indexOf(given.length)];
		return next ?? given.join('\n');
	};

let calls = 0;

function messageOf(reply: ModelReply) {
	if (typeof reply === 'string') return { role: 'assistant', content: reply };
	const tool_calls = reply.map(({ tool, given }, index) => ({
		index,
		id: `call_${calls++}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(given) },
	}));
	return { role: 'assistant', content: null, tool_calls };
}

const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

function answer(response: Response, reply: ModelReply, streamed: boolean): void {
	const reason = typeof reply === 'string' ? 'stop' : 'tool_calls';
	const about = { id: 'chat', created: 1, model: 'scripted', usage };
	const message = messageOf(reply);
	if (!streamed) {
		const choices = [{ index: 0, message, finish_reason: reason }];
		response.json({ ...about, object: 'chat.completion', choices });
		return;
	}
	const chunks = [
		{ index: 0, delta: message, finish_reason: null },
		{ index: 0, delta: {}, finish_reason: reason },
	];
	response.type('text/event-stream');
	for (const chunk of chunks) {
		const whole = { ...about, object: 'chat.completion.chunk', choices: [chunk] };
		response.write(`data: ${JSON.stringify(whole)}\n\n`);
	}
	response.end('data: [DONE]\n\n');
}

/** Starts a model on this machine alone. */
export async function startModel(): Promise<Model> {
	const app = express();
	const server = app.listen(0, '127.0.0.1');
	await new Promise((listening) => server.once('listening', listening));
	const model: Model = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		reply: () => 'Nothing to say',
		requests: [],
		stop: async () =>
			await new Promise<void>((stopped) => {
				server.close(() => stopped());
				server.closeAllConnections();
			}),
	};
	app.post('/v1/chat/completions', express.json({ limit: '5mb' }), (request, response) => {
		const { messages, tools = [], stream = false } = request.body as ChatRequest;
		const modelRequest = { messages, tools: tools.map((tool) => tool.function) };
		model.requests.push(modelRequest);
		answer(response, model.reply(modelRequest), stream);
	});
	return model;
}
