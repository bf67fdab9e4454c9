import type { Sandbox } from '../sandbox';
import { refusal, type Texts } from '../sandbox/texts';

/** What a portal says, in its own language: tests hold whatever language it speaks. */
export const portalText = (
	{ settings }: Pick<Sandbox, 'settings'>,
	key: keyof Texts,
	values: Record<string, unknown> = {},
): string => refusal(settings, key, { values }).message;
