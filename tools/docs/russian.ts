import type { Language } from './language';
import { Translation } from './translation';
import { russianTexts } from './russianTexts';

/** What the node and its methods' rights say, in Russian. */
export const translation = new Translation(russianTexts);

/** docs/operations.ru.md */
export const russian: Language = {
	path: 'docs/operations.ru.md',
	introduction: `# Операции

[In English](operations.md)

Все операции узла Bitrix24: что вызывает операция, что ей нужно, её поля и по одному элементу на входе и выходе. Эту страницу пишет
\`npm run docs\`: по описанию самого узла и по запускам в движке n8n на портале-песочнице; все даты на ней заменены одной и той же. Названия
операций и полей — английские, как в редакторе n8n.

- **Право (scope)** нужно вебхуку или приложению, **Права пользователя** — сотруднику, от имени которого они работают. Способ указать
  оплату может потребовать большего: By Deal ID и By Invoice ID вызывают ещё \`crm.item.payment.list\` (scope \`crm\`).
- **После потерянного ответа** — что делается, когда неизвестно, выполнен ли вызов, например после тайм-аута. Остальное описано на
  странице [Ограничения и повторы](limits-and-retries.ru.md).
- Элемент набора, например Filters > Paid, действует, только если он добавлен.
`,
	forEveryOperation: 'Для каждой операции',
	heads: {
		operations: ['Операция', 'Метод REST'],
		fields: ['Поле', 'Что принимает', 'Обязательно', 'По умолчанию', 'Что это'],
		options: ['Параметр', 'Что принимает', 'По умолчанию', 'Что делает'],
	},
	rows: {
		method: 'Метод REST',
		scope: 'Право (scope)',
		right: 'Права пользователя',
		afterLostAnswer: 'После потерянного ответа',
	},
	any: {
		method: 'указанный в поле Method',
		listed: 'любой',
		scope: 'то, которое нужно методу',
		ifOnlyReads: 'Если метод только читает: запрос повторяется.',
	},
	lost: {
		reads: 'Читает: запрос повторяется.',
		adds: 'Добавляет: повторно не отправляется никогда, ведь тогда могла бы добавиться вторая запись. Элемент завершается ошибкой, в ней сказано, что проверить.',
		settles:
			'Приводит к состоянию: то же изменение отправляется ещё раз; второй раз оно ничего больше не меняет.',
	},
	looked: (method) =>
		`Приводит к состоянию: \`${method}\` показывает, выполнено ли изменение; повторно оно отправляется, только если нет.`,
	number: (least, most) => {
		if (most !== undefined) return `число от ${least} до ${most}`;
		return least === undefined ? 'число' : `число, не меньше ${least}`;
	},
	takes: { boolean: 'включено или выключено', dateTime: 'дата и время', text: 'текст' },
	required: (is) => (is ? 'да' : 'нет'),
	switched: (on) => (on ? 'включено' : 'выключено'),
	filledIn: 'Заполнено:',
	itemIn: 'На входе:',
	itemOut: (of) => (of > 1 ? `На выходе, первый из ${of}:` : 'На выходе:'),
	say: (text) => translation.of(text),
};
