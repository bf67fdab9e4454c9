/** What the node says of its operations and fields, and what a user must be allowed to do, in Russian. */
export const russianTexts: Record<string, string> = {
	// For every operation
	'Which credential to use. It determines whose permissions apply.':
		'Какие учётные данные использовать. От них зависит, чьи права действуют.',
	'Connect as a local or marketplace application':
		'Подключаться через локальное приложение или приложение из Маркета',
	'Connect with an inbound webhook': 'Подключаться через входящий вебхук',
	'How many items to send in one request, from 1 to 50. With 0 the node chooses: one for few items, more when the portal’s limits would make many items wait.':
		'Сколько элементов отправлять одним запросом, от 1 до 50. При 0 узел выбирает сам: при небольшом числе элементов — по одному, а когда из-за лимитов портала пришлось бы ждать — по нескольку.',
	'Pays the payment only if it is in this currency (a three-letter code)':
		'Отметить оплату, только если она в этой валюте (трёхбуквенный код)',
	'Pays the payment only if it has exactly this sum. With a deal or invoice, selects the unpaid payment that has this sum. Otherwise nothing is paid.':
		'Отметить оплату, только если её сумма ровно такая. Для сделки или счёта выбирает неоплаченную оплату с этой суммой. Иначе ничего не отмечается.',
	'How long to keep retrying, in seconds, while Bitrix24 rate-limits requests or blocks a method that has used up its operating time (up to ten minutes). Time spent in the node’s own queue does not count.':
		'Сколько секунд повторять попытки, пока Битрикс24 ограничивает запросы или блокирует метод, исчерпавший своё время выполнения (до десяти минут). Время в собственной очереди узла не считается.',
	'Maximum number of concurrent requests, from 1 to 20. 1 sends the items strictly one after another.':
		'Максимум одновременных запросов, от 1 до 20. При 1 элементы отправляются строго по одному.',
	'Whether to return all results or only up to a given limit':
		'Вернуть все результаты или только заданное количество',
	'Max number of results to return': 'Максимальное количество результатов',
	'Ascending starts with the oldest, with the lowest ID':
		'По возрастанию (Ascending) — начиная с самых старых, с наименьшим ID',
	'Whether to read the payment back after the change and return its fields. Fails the item if the change was not applied.':
		'Прочитать оплату после изменения и вернуть её поля. Если изменение не применилось, элемент получит ошибку.',

	// Deals, invoices and their deliveries
	'The type of record: a deal or an invoice': 'Вид записи: сделка или счёт',
	'The deal to use when Belongs To is Deal': 'Сделка, если в Belongs To выбрано Deal',
	'The invoice to use when Belongs To is Invoice': 'Счёт, если в Belongs To выбрано Invoice',
	'Retrieve a deal or an invoice with its title, sum, stage, contact and other fields':
		'Получить сделку или счёт с названием, суммой, стадией, контактом и другими полями',
	'Move a deal or an invoice to a stage of its pipeline. This starts the stage’s automation in Bitrix24.':
		'Перевести сделку или счёт на стадию воронки. В Битрикс24 запускаются роботы и триггеры этой стадии.',
	'The stage to move the deal or invoice to, from its own pipeline':
		'Стадия из воронки сделки или счёта, на которую их перевести',
	'Retrieve a delivery with its service, price and shipped status':
		'Получить доставку со службой, стоимостью и статусом отгрузки',
	'The delivery (shipment) to retrieve': 'Доставка (отгрузка), которую нужно получить',
	'Retrieve the deliveries of a deal or invoice, each as a separate item':
		'Получить доставки сделки или счёта, каждую отдельным элементом',
	'Return only shipped or only unshipped deliveries':
		'Только отгруженные доставки или только неотгруженные',
	'Ascending starts with the lowest price':
		'По возрастанию (Ascending) — начиная с самой низкой стоимости',

	// Any method, payment systems
	'Call any Bitrix24 REST method that this node has no operation for':
		'Вызвать любой метод REST Битрикс24, для которого у узла нет операции',
	'The name of a Bitrix24 REST method, without the portal’s address':
		'Имя метода REST Битрикс24, без адреса портала',
	'The method’s parameters as a JSON object, named as in Bitrix24’s documentation':
		'Параметры метода в виде объекта JSON, с именами из документации Битрикс24',
	'Whether the method only reads data. If so, it is retried when a response is lost. Otherwise it is never retried, because it may have changed data.':
		'Только ли читает метод данные. Если да, при потере ответа запрос повторяется. Если нет, он никогда не повторяется: данные могли уже измениться.',
	'Yes for methods that end in list, get or fields, otherwise No':
		'Yes для методов, имя которых заканчивается на list, get или fields, иначе No',
	'The method may change data, so it is never retried':
		'Метод может изменить данные: запрос не повторяется',
	'The method only reads data, so it can be retried':
		'Метод только читает данные, поэтому запрос можно повторить',
	'When off, only the first page is returned, usually 50 records':
		'Если выключено, возвращается только первая страница, обычно 50 записей',
	'Retrieve the portal’s payment systems. Requires the pay_system scope and a CRM administrator.':
		'Получить платёжные системы портала. Нужны scope pay_system и администратор CRM.',
	'Return only active or only inactive payment systems':
		'Только активные платёжные системы или только неактивные',
	'Return only the payment system with exactly this name':
		'Только платёжная система с точно таким названием',

	// Payments
	'The payment: by its ID or number, or as the only payment of a deal or invoice that this operation applies to':
		'Оплата: по её ID или номеру либо как единственная оплата сделки или счёта, к которой применима операция',
	'Create a payment for a deal or invoice with all products and deliveries that are not in a payment yet':
		'Создать оплату сделки или счёта со всеми товарами и доставками, ещё не включёнными в оплаты',
	'The payment system, such as cash, card or bank transfer':
		'Платёжная система, например наличные, карта или банковский перевод',
	'Delete a payment permanently. A paid payment must be marked as not paid first.':
		'Удалить оплату безвозвратно. Оплаченную сначала нужно отметить как неоплаченную.',
	'Retrieve the payments of a deal, an invoice or the whole portal, each as a separate item':
		'Получить оплаты сделки, счёта или всего портала, каждую отдельным элементом',
	'The type of record, or all payments of the portal': 'Вид записи или все оплаты портала',
	'All payments of the portal. Requires the sale scope and a user with permissions for the online store’s orders.':
		'Все оплаты портала. Нужны scope sale и пользователь с правами на заказы интернет-магазина.',
	'Return only the payment with this number, as Bitrix24 shows it':
		'Только оплата с этим номером, как его показывает Битрикс24',
	'Return only payments created at this time or later. Uses the workflow’s time zone unless the value has one.':
		'Только созданные в это время или позже. Если в значении нет часового пояса, берётся часовой пояс воркфлоу.',
	'Return only payments created at this time or earlier. Uses the workflow’s time zone unless the value has one.':
		'Только созданные в это время или раньше. Если в значении нет часового пояса, берётся часовой пояс воркфлоу.',
	'Return only payments of the order with this ID': 'Только оплаты заказа с этим ID',
	'Return only payments in this currency (a three-letter code)':
		'Только оплаты в этой валюте (трёхбуквенный код)',
	'Return only paid or only unpaid payments': 'Только оплаченные или только неоплаченные',
	'Return only payments paid at this time or later, including those that were marked as not paid later (to exclude them, add Paid). Uses the workflow’s time zone unless the value has one.':
		'Только оплаченные в это время или позже, в том числе те, у которых потом сняли статус «Оплачено» (чтобы исключить их, добавьте Paid). Если в значении нет часового пояса, берётся часовой пояс воркфлоу.',
	'Return only payments paid at this time or earlier, including those that were marked as not paid later (to exclude them, add Paid). Uses the workflow’s time zone unless the value has one.':
		'Только оплаченные в это время или раньше, в том числе те, у которых потом сняли статус «Оплачено» (чтобы исключить их, добавьте Paid). Если в значении нет часового пояса, берётся часовой пояс воркфлоу.',
	'Return only payments with this payment system': 'Только оплаты с этой платёжной системой',
	'Return only payments of this sum or more. 0 means any sum.':
		'Только оплаты на эту сумму или больше. 0 — любая сумма.',
	'Return only payments of this sum or less. 0 means any sum.':
		'Только оплаты на эту сумму или меньше. 0 — любая сумма.',
	'Ascending starts with the earliest date':
		'По возрастанию (Ascending) — начиная с самой ранней даты',
	'Ascending starts with the smallest sum':
		'По возрастанию (Ascending) — начиная с наименьшей суммы',
	'Retrieve the public link where the client can pay':
		'Получить публичную ссылку, по которой клиент может оплатить',
	'Whether to also return the link as a QR code, a PNG image in the binary field qr':
		'Вернуть ссылку также в виде QR-кода: изображение PNG в двоичном поле qr',
	'Mark a payment as paid. Bitrix24 treats it as a real payment: automation, messages to the client and receipts start.':
		'Отметить оплату как оплаченную (статус «Оплачено»). Для Битрикс24 это настоящая оплата: сработают роботы, клиенту уйдут сообщения, будут пробиты чеки.',
	'Mark a payment as not paid, to reverse a payment that was marked by mistake. The payment date stays.':
		'Снять статус «Оплачено», чтобы отменить отметку, поставленную по ошибке. Дата оплаты остаётся.',
	'What to put into the new payment': 'Что включить в новую оплату',
	'All products and deliveries that are not in a payment yet':
		'Все товары и доставки, ещё не включённые в оплаты',
	'A payment with the sum 0, to add products to later':
		'Оплата с суммой 0, чтобы добавить товары позже',
	'Whether to return what each payment belongs to, as owner with entityTypeId (2 for a deal, 31 for an invoice), entityId and orderId. Requires the sale scope and a user with permissions for the online store’s orders.':
		'Вернуть, к чему относится каждая оплата: owner с полями entityTypeId (2 — сделка, 31 — счёт), entityId и orderId. Нужны scope sale и пользователь с правами на заказы интернет-магазина.',
	'Whether to return the public payment link, in full and short. Requires the salescenter scope.':
		'Вернуть публичную ссылку на оплату, полную и короткую. Нужен scope salescenter.',
	'Set the payment document, comment or external ID of a payment. Its paid status, sum and payment system don’t change. Requires the sale scope and a user with permissions for the online store’s orders.':
		'Указать номер и дату платёжного документа, комментарий или внешний ID оплаты. Статус, сумма и платёжная система не меняются. Нужны scope sale и пользователь с правами на заказы интернет-магазина.',
	'An internal comment on the payment': 'Внутренний комментарий к оплате',
	'The date of the payment document. The time of day is ignored.':
		'Дата платёжного документа. Время суток не учитывается.',
	'The number of the payment document, such as a payment order, up to 20 characters':
		'Номер платёжного документа, например платёжного поручения, до 20 символов',
	'The payment’s ID in another system, such as a bank or a payment provider, up to 255 characters':
		'ID оплаты в другой системе, например в банке или у платёжного провайдера, до 255 символов',
	'a user with permissions for the online store’s orders, such as an administrator':
		'пользователь с правами на заказы интернет-магазина, например администратор',
	'Change a payment’s payment system or paid status. Paid has the same effects as Pay and Unpay.':
		'Изменить платёжную систему или статус оплаты. Paid действует так же, как Pay и Unpay.',
	'The paid status. It has the same effects as Pay and Unpay.':
		'Статус оплаты. Действует так же, как Pay и Unpay.',

	// Rows of a payment
	'Add a delivery of the deal or invoice to an unpaid payment. This increases its sum.':
		'Добавить доставку сделки или счёта в неоплаченную оплату. Сумма оплаты увеличится.',
	'The delivery (shipment) of the deal or invoice to put into the payment':
		'Доставка (отгрузка) сделки или счёта, которую нужно добавить в оплату',
	'Remove a delivery from an unpaid payment. This reduces its sum.':
		'Удалить доставку из неоплаченной оплаты. Сумма оплаты уменьшится.',
	'The row of the payment that contains the delivery': 'Позиция оплаты, которая содержит доставку',
	'Retrieve the deliveries of a payment, each as a separate item':
		'Получить доставки оплаты, каждую отдельным элементом',
	'Replace the delivery in a row of an unpaid payment. Bitrix24 does not check that the delivery exists.':
		'Заменить доставку в позиции неоплаченной оплаты. Битрикс24 не проверяет, существует ли доставка.',
	'Add a product of the deal or invoice to an unpaid payment. This increases its sum.':
		'Добавить товар сделки или счёта в неоплаченную оплату. Сумма оплаты увеличится.',
	'The product row of the deal or invoice to add to the payment':
		'Товарная позиция сделки или счёта, которую нужно добавить в оплату',
	'The quantity of the product in the payment, a whole number':
		'Количество товара в оплате, целое число',
	'Remove a product from an unpaid payment. This reduces its sum.':
		'Удалить товар из неоплаченной оплаты. Сумма оплаты уменьшится.',
	'The row of the payment that contains the product': 'Позиция оплаты, которая содержит товар',
	'Retrieve the product rows of a deal or invoice that are not in a payment yet':
		'Получить товарные позиции сделки или счёта, ещё не включённые в оплаты',
	'Retrieve the products of a payment, each as a separate item':
		'Получить товары оплаты, каждый отдельным элементом',
	'Return only products with exactly this quantity in the payment. 0 means any quantity.':
		'Только товары ровно с таким количеством в оплате. 0 — любое количество.',
	'Ascending starts with the smallest quantity':
		'По возрастанию (Ascending) — начиная с наименьшего количества',
	'Change the quantity of a product in an unpaid payment':
		'Изменить количество товара в неоплаченной оплате',

	// Rights
	'to see the order of the delivery': 'видеть заказ, к которому относится доставка',
	'to see the deal or invoice': 'видеть сделку или счёт',
	'to change the deal or invoice': 'изменять сделку или счёт',
	'to see the order of the payment': 'видеть заказ, к которому относится оплата',
	'to change the order of the payment': 'изменять заказ, к которому относится оплата',
	'to change the order of the payment; the payment must not be paid':
		'изменять заказ, к которому относится оплата; сама оплата не должна быть оплачена',
	'an administrator of the CRM': 'администратор CRM',
	'any employee; not an extranet user': 'любой сотрудник; не пользователь экстранета',
	'what the method asks for': 'то, чего требует метод',
};
