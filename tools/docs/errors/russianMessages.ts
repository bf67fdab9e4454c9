const lost = 'портал закрыл соединение, не ответив';

/** What the node says in words of its own, in Russian. */
// One line a message, however long.
// prettier-ignore
export const russianMessages: Record<string, string> = {
	'Payment is empty (it was given nothing)': 'поле Payment пустое: в нём ничего нет',
	'Payment must be a whole number from 1 to 9007199254740991, not "3653/1"': 'в Payment должно быть целое число, а не «3653/1»',
	'Deal 13145 has 2 unpaid payments: 1038 (3654/1, 1200.5 EUR, not paid), 1039 (3654/2, 2401 EUR, not paid)': 'у сделки 13145 две неоплаченные оплаты, они перечислены',
	'Deal 13149 has no unpaid payment': 'у сделки 13149 нет неоплаченной оплаты',
	'Bitrix24 gave no link: the phone number of the payment site is not confirmed': 'Битрикс24 не дал ссылки: не подтверждён номер телефона сайта оплаты',
	'crm.item.payment.pay was done (id 1037), but could not be read back: Access denied': 'оплата 1037 проведена, но прочитать её после этого не удалось: нет доступа',
	'Bitrix24 answered that crm.item.payment.pay was done, but the payment reads back with paid N': 'Битрикс24 ответил, что оплата проведена, но читается она как неоплаченная',

	'Webhook URL is empty': 'поле Webhook URL пустое',
	'Webhook URL must begin with https://': 'Webhook URL должен начинаться с https://',
	'Webhook URL is not the URL of an inbound webhook': 'в Webhook URL не адрес входящего вебхука',
	'The Bitrix24 OAuth2 API credential is not connected': 'учётные данные Bitrix24 OAuth2 API не подключены',
	'Portal is empty': 'поле Portal пустое',
	'Portal is not a host name': 'в Portal не имя хоста',
	'Authorization Server URL must begin with https://': 'Authorization Server URL должен начинаться с https://',
	'The access to the portal has ended and could not be renewed': 'доступ к порталу закончился, и продлить его не удалось',
	'The access to the portal could not be renewed: the authorization server did not answer as it should': 'продлить доступ к порталу не удалось: сервер авторизации ответил не так, как должен',
	'The access token provided has expired, and it could not be renewed': 'срок токена истёк, и продлить его не удалось',

	'The execution was canceled before this item was sent': 'выполнение отменили раньше, чем этот элемент был отправлен',

	'The portal has moved to new-portal.bitrix24.com': 'портал переехал на new-portal.bitrix24.com',
	'Bitrix24 answered with a web page instead of JSON (HTTP 502)': 'вместо JSON пришла веб-страница',
	'Bitrix24 answered false instead of a result': 'Битрикс24 ответил false вместо результата',
	'The portal your-portal.bitrix24.com refused the connection': 'портал отказал в соединении',
	'The portal your-portal.bitrix24.com has no address: no such host is known': 'у портала нет адреса: такой хост неизвестен',
	'The portal your-portal.bitrix24.com could not be looked up: the name server did not answer': 'адрес портала не найден: сервер имён не ответил',
	'The portal your-portal.bitrix24.com can’t be reached': 'портал недоступен',
	'The portal your-portal.bitrix24.com has a certificate that has expired': 'срок сертификата портала истёк',
	'The portal your-portal.bitrix24.com has a certificate that is signed by itself': 'сертификат портала самоподписанный',
	'The portal your-portal.bitrix24.com has a certificate whose chain is signed by itself': 'цепочка сертификатов портала самоподписанная',
	'The portal your-portal.bitrix24.com has a certificate that can’t be verified': 'сертификат портала нельзя проверить',
	'The portal your-portal.bitrix24.com has a certificate for another name': 'сертификат портала выдан на другое имя',
	'The portal your-portal.bitrix24.com closed the connection before it answered': lost,
	'The portal your-portal.bitrix24.com did not answer in time': 'портал не ответил вовремя',
	'The portal your-portal.bitrix24.com gave no answer that could be read': 'портал не дал ответа, который можно прочесть',
	'The portal your-portal.bitrix24.com closed the connection before it answered; nobody can tell whether it was done': `${lost}; сделано ли, неизвестно`,
	'The portal your-portal.bitrix24.com closed the connection before it answered; a look at the portal shows that it was not done': `${lost}; просмотр показал, что не сделано`,
	'The portal your-portal.bitrix24.com closed the connection before it answered; nobody can tell whether it was added': `${lost}; добавлено ли, неизвестно`,

	'Update Fields has nothing to change': 'в Update Fields нечего менять',
	'Belongs To must be 2 (Deal) or 31 (Invoice), not 5': 'в Belongs To должно быть 2 (сделка) или 31 (счёт), а не 5',
	'Limit must be a whole number from 1 to 9007199254740991, not "all"': 'в Limit должно быть целое число, а не «all»',
	'Sum From must be a number, not "1,200"': 'в Sum From должно быть число, а не «1,200»',
	'Currency must be a code of three letters, not "rubles"': 'в Currency должен быть код из трёх букв, а не «rubles»',
	'Paid From must be a date, not "yesterday"': 'в Paid From должна быть дата, а не «yesterday»',
	'Method must be a method’s name of letters, digits, dots and underscores, not "https://…/crm.deal.get"': 'в Method должно быть имя метода из букв, цифр, точек и подчёркиваний, а не адрес',
	'Parameters (JSON) must be a JSON object, not "{id: 5}"': 'в Parameters (JSON) должен быть объект JSON, а не «{id: 5}»',
};
