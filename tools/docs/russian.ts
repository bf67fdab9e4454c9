import type { Language } from './language';
import { Translation } from './translation';
import { russianTexts } from './russianTexts';
import { cases } from './cases';

/** What the node and its methods' rights say, in Russian. */
export const translation = new Translation({
	...russianTexts,
	...Object.assign(
		{},
		...Object.values(cases).flatMap((ofResource) =>
			Object.values(ofResource).map(({ russian: texts }) => texts),
		),
	),
});

/** docs/operations.ru.md */
export const russian: Language = {
	path: 'docs/operations.ru.md',
	introduction: `# Операции

[In English](operations.md)

Все операции узла Bitrix24 с полями и примером элемента на входе и выходе. Страницу создаёт \`npm run docs\` по описанию узла и по запускам
на портале-песочнице. Все даты в примерах одинаковые. Названия операций и полей — английские, как в редакторе n8n.

- **Scope** нужен вебхуку или приложению. **Права пользователя** нужны сотруднику, от имени которого они работают. By Deal ID и By Invoice
  ID вызывают ещё \`crm.item.payment.list\` (scope \`crm\`), By Number — \`sale.payment.list\` (scope \`sale\`), By Invoice Number —
  \`crm.item.list\` и \`crm.item.payment.list\` (scope \`crm\`).
- **Если ответ потерян** — что делает узел, когда неизвестно, выполнил ли Битрикс24 изменение, например после тайм-аута. Подробнее на
  странице [Ограничения и повторы](limits-and-retries.ru.md).
- Поля набора, например Filters > Paid, действуют, только если они добавлены.

<picture>
	<source media="(prefers-color-scheme: dark)" srcset="images/pay-dark.png">
	<img src="images/pay-light.png" alt="Панель узла: id элемента на входе, result true на выходе">
</picture>
`,
	forEveryOperation: 'Для каждой операции',
	heads: {
		operations: ['Операция', 'Метод REST', 'Scope'],
		fields: ['Поле', 'Что принимает', 'Обязательно', 'По умолчанию', 'Что это'],
		options: ['Параметр', 'Что принимает', 'По умолчанию', 'Что делает'],
	},
	rows: {
		method: 'Метод REST',
		scope: 'Scope',
		right: 'Права пользователя',
		afterLostAnswer: 'Если ответ потерян',
	},
	any: {
		method: 'указанный в поле Method',
		listed: 'любой',
		scope: 'тот, который нужен методу',
		afterLostAnswer:
			'Если метод только читает данные, узел повторяет запрос. Иначе не повторяет: повтор мог бы создать дубликат.',
	},
	lost: {
		reads: 'Узел повторяет запрос: метод только читает данные.',
		adds: 'Узел не повторяет запрос: повтор мог бы создать дубликат. Элемент завершается ошибкой, в ней сказано, что проверить.',
		settles: 'Узел повторяет запрос: изменение идемпотентно.',
	},
	looked: (method) =>
		`Узел проверяет методом \`${method}\`, выполнено ли изменение, и повторяет запрос, только если нет.`,
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
