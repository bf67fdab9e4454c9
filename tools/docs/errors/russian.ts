import { Translation } from '../translation';
import type { Language } from './language';
import { russianAdvice } from './russianAdvice';
import { russianMessages } from './russianMessages';

const advice = new Translation(russianAdvice, 'russianAdvice.ts');
const messages = new Translation(russianMessages, 'russianMessages.ts');

/** What the node advises and what it says in words of its own, in Russian. */
export const translations = [advice, messages];

/** docs/errors.ru.md */
export const russian: Language = {
	path: 'docs/errors.ru.md',
	introduction: `# Ошибки и как их исправить

[In English](errors.md)

Эта страница поможет, если узел завершился ошибкой или в элементе есть поле \`error\`. Ищите по нескольким словам сообщения или по коду. Номера,
названия и суммы здесь — примеры. Сообщения узла приведены на английском с переводом, сообщения Битрикс24 — как есть, советы — в переводе.
Страницу создаёт \`npm run docs\` по каталогу ошибок узла и по запускам на портале-песочнице.

## Где смотреть

| On Error | Сообщение | Как исправить | Код |
|---|---|---|---|
| **Stop Workflow** | заголовок ошибки | текст под ним; в нём перечислены и элементы, выполненные до остановки | не показан (“Error code” в n8n — это статус HTTP): ищите по сообщению |
| **Continue** | \`error\` в элементе | \`details.description\` | \`details.code\` |
| **Continue (using error output)** | \`error\` в элементе на выходе для ошибок | \`details.description\` | \`details.code\` |

- Текст ошибки приходит из Битрикс24, если Битрикс24 его прислал. Некоторые порталы отвечают на своём языке.
- Один код может означать разное, прежде всего \`0\`: что именно, видно по сообщению. Если код и сообщение встречаются здесь несколько раз,
  решение зависит от операции или от того, что узел обнаружил на портале. Верен тот текст, который пришёл с вашим сообщением.
- «Выполнено?» — внёс ли Битрикс24 изменение. «Нет: не выполнялось» и «нет» означают, что ничего не изменилось: исправьте то, на что
  указывает сообщение, и запустите элемент ещё раз. «Неизвестно»: сначала проверьте запись на портале.
- Что узел повторяет сам и как ещё раз запустить элементы с ошибкой, описано на странице
  [Ограничения и повторы](limits-and-retries.ru.md). Сообщения триггеров — на странице [Триггеры](trigger.ru.md).

## Если элемент завершился ошибкой

Оплаты 1037, 999999 и 1041 нужно отметить как оплаченные. Второй не существует.

**Stop Workflow** (по умолчанию): выполнение останавливается. Заголовок ошибки — «Payment has not been found», описание:

\`\`\`text
The payment does not exist in the portal, or it was deleted. Check Payment: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number. Done before the run stopped: item 0 (id 1037), item 2 (id 1041).
\`\`\`

После ошибки ничего больше не отправляется. Элемент 2 был отправлен одновременно; при Parallel Requests 1 он не был бы отправлен.

**Continue**: элемент выходит вместе с остальными, на своём месте:

\`\`\`json
{
	"error": "Payment has not been found",
	"details": {
		"code": "0",
		"description": "The payment does not exist in the portal, or it was deleted. Check Payment: it takes the payment ID, not the ID of its deal and not its number such as 3653/1. For those, choose By Deal ID or By Number.",
		"httpCode": "400",
		"method": "crm.item.payment.pay",
		"id": 999999
	}
}
\`\`\`

**Continue (using error output)**: то же на выходе для ошибок, где n8n добавляет поля входного элемента.

Если Битрикс24 не ответил, \`httpCode\` равен \`null\`. Если входные данные неверны, \`code\` — \`INVALID_INPUT\`, а \`id\` нет.

На этой странице:
`,
	heads: ['Код', 'Сообщение', 'Как исправить', 'Выполнено?'],
	groups: {
		payment: {
			title: 'Оплата или её ID',
			introduction: `Записи нет, или операция с ней невозможна. «Проверьте Payment» называет поле, которое нужно проверить. В других операциях это поле,
которое выбирает их запись.`,
		},
		rights: {
			title: 'Права и тариф',
			introduction:
				'Учётные данные работают, но у их пользователя нет прав, или это не входит в тариф портала.',
		},
		credential: {
			title: 'Учётные данные',
			introduction: 'Учётные данные неверны, срок их действия истёк, или не хватает scope.',
		},
		limits: {
			title: 'Ограничения',
			introduction: 'Портал временно блокирует запросы, или выполнение отменили.',
		},
		portal: {
			title: 'Портал или соединение',
			introduction: `Ответ не пришёл, или его нельзя прочитать. Сообщение о потерянном ответе может заканчиваться на \`; it is unknown whether it was done\`
(неизвестно, выполнено ли), \`; it is unknown whether it was added\` (неизвестно, добавлено ли) или
\`; a check of the record shows that it was not done\` (проверка показала, что не выполнено).`,
		},
		fields: {
			title: 'Поля операции',
			introduction: `Неверное значение. \`INVALID_INPUT\`: узел отклонил его сам, ещё ничего не отправив для этого элемента. Сообщения одинаковы для всех полей
одного типа.`,
		},
		method: {
			title: 'Method > Call и пакеты',
			introduction:
				'Метод или его параметры. Код `100` бывает и у других операций: тогда в сообщении названо их поле.',
		},
	},
	done: {
		notExecuted: 'нет: не выполнялось',
		rejected: 'нет',
		unknown: 'неизвестно',
		done: 'да',
	},
	anyText: 'любой текст',
	oAuth2: {
		title: 'С учётными данными OAuth2',
		introduction: `В таблицах приведены слова для вебхука, кроме ошибок, которые бывают только у приложений. С учётными данными Bitrix24 OAuth2 API в тех
же советах такие слова:`,
		heads: ['С вебхуком', 'С OAuth2'],
	},
	otherCodes: {
		title: 'Любой другой код',
		introduction:
			'Коды, которых здесь нет, например от обработчика на портале, приходят с текстом самого Битрикс24 и с одним из этих советов:',
		heads: ['Как исправить', 'Выполнено?'],
	},
	say: (text) => advice.of(text),
	meaning: (text) => (/[а-я]/i.test(text) ? '' : ` (${messages.of(text)})`),
};
