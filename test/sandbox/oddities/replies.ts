import type { Reply } from '../http/reply';
import type { OdditySettings } from './index';

const PAGES = { '/auth/': 'Авторизация', '/bitrix/coupon_activation.php': 'Лицензия' };

/** A page for a person, where a program expects JSON. */
export function personsPage(path: string): Reply {
	const title = path in PAGES ? PAGES[path as keyof typeof PAGES] : 'Битрикс24';
	const body = `<!DOCTYPE html>\n<html lang="ru">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;
	return { status: 200, body, html: true };
}

const TRIAL: Reply = {
	status: 200,
	body: '<html>\n<head><title>Внимание!</title></head>\n<body><b>Пробный период работы истёк.</b> The trial period is over.</body>\n</html>\n',
	html: true,
};

/** What stands in the way of every call; undefined: nothing. */
export function replyInstead(
	{ closedAt, trialPage }: OdditySettings,
	portalUrl: string,
): Reply | undefined {
	if (closedAt !== null) return { status: 302, body: '', location: portalUrl + closedAt };
	return trialPage ? TRIAL : undefined;
}

const WARNING =
	'<br />\n<b>Warning</b>:  Undefined array key "QUANTITY" in <b>/home/bitrix/www/bitrix/php_interface/init.php</b> on line <b>43</b><br />\n';

/** A reply with what PHP prints beside it; it still calls itself JSON. */
export function withWarnings({ phpWarnings }: OdditySettings, reply: Reply): Reply {
	if (phpWarnings === null || reply.html) return reply;
	const before = phpWarnings === 'after' ? '' : WARNING;
	const after = phpWarnings === 'before' ? '' : WARNING;
	return { ...reply, body: before + reply.body + after };
}
