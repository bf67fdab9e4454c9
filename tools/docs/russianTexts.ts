/** What the node says of its operations and fields, and what a user must be allowed to do, in Russian. */
export const russianTexts: Record<string, string> = {
	// For every operation
	'Which credential to use, and so as whom the node acts in the portal':
		'Какие учётные данные использовать, то есть от чьего имени узел работает на портале',
	'As a local or marketplace application': 'Как локальное приложение или приложение из Маркета',
	'As the user who made an inbound webhook': 'Как пользователь, создавший входящий вебхук',
	'How many items go into one request to Bitrix24, from 1 to 50. With 0 each item is a request of its own.':
		'Сколько элементов отправлять одним запросом к Битрикс24, от 1 до 50. При 0 каждый элемент — отдельный запрос.',
	'Pays only a payment in this currency, by its three-letter code':
		'Отметить только оплату в этой валюте; трёхбуквенный код',
	'Pays only a payment of exactly this sum. With a deal or invoice it also picks the one unpaid payment of this sum. With another sum nothing is paid.':
		'Отметить только оплату ровно на эту сумму. Со сделкой или счётом выбирает единственную неоплаченную оплату на эту сумму. При другой сумме ничего не отмечается.',
	'How many seconds to wait while the portal itself blocks requests. Waiting for our own turn is not counted.':
		'Сколько секунд ждать, пока запросы блокирует сам портал. Ожидание своей очереди не считается.',
	'How many requests may be under way at once, from 1 to 20. With 1 the items are sent strictly one after the other.':
		'Сколько запросов может выполняться одновременно, от 1 до 20. При 1 элементы отправляются строго по одному.',
	'Whether to return all results or only up to a given limit':
		'Вернуть все результаты или не больше заданного числа',
	'Max number of results to return': 'Сколько результатов вернуть самое большее',
	'Ascending begins with the oldest, with the lowest ID':
		'По возрастанию (Ascending) — начиная с самых старых, с наименьшим ID',
	'Whether to read the payment back after the change and return its fields, which also checks that the change is there':
		'Прочитать оплату после изменения и вернуть её поля; заодно проверяется, что изменение на месте',

	// Deals, invoices and their deliveries
	'Whether to work on a deal or an invoice': 'С чем работать: со сделкой или со счётом',
	'The deal to work on. Fill it in where Belongs To is Deal.':
		'Сделка, с которой работать. Заполните, если в Belongs To выбрано Deal.',
	'The invoice to work on. Fill it in where Belongs To is Invoice.':
		'Счёт, с которым работать. Заполните, если в Belongs To выбрано Invoice.',
	'Retrieve a deal or an invoice: its title, sum, stage, contact and other fields':
		'Получить сделку или счёт: название, сумму, стадию, контакт и другие поля',
	'Move a deal or an invoice to a stage of its pipeline. The portal starts the automation of that stage.':
		'Перевести сделку или счёт на стадию своей воронки. Портал запускает роботов и триггеры этой стадии.',
	'The stage to move the deal or invoice to: one of its own pipeline':
		'Стадия, на которую перевести сделку или счёт: одна из стадий её воронки',
	'Retrieve a delivery: its service, price, and whether it was shipped':
		'Получить доставку: её службу, стоимость и отгружена ли она',
	'The delivery (shipment) to retrieve': 'Доставка (отгрузка), которую нужно получить',
	'Retrieve the deliveries of a deal or invoice, each as an item of its own':
		'Получить доставки сделки или счёта, каждую отдельным элементом',
	'Only deliveries that were shipped, or that were not':
		'Только отгруженные доставки или только неотгруженные',
	'Ascending begins with the lowest price':
		'По возрастанию (Ascending) — начиная с самой низкой стоимости',

	// Any method, pay systems
	'Call any REST method of Bitrix24 that this node has no operation for':
		'Вызвать любой метод REST Битрикс24, для которого у узла нет операции',
	'The name of a REST method of Bitrix24, without the portal’s address':
		'Имя метода REST Битрикс24, без адреса портала',
	'The method’s parameters as a JSON object, with the names that Bitrix24’s documentation gives':
		'Параметры метода объектом JSON, с именами из документации Битрикс24',
	'Whether the method only reads. Then it is asked again after an answer that never came; otherwise it is never sent twice, since it may have changed something.':
		'Только ли читает метод. Тогда запрос без ответа повторяется; иначе он не отправляется второй раз никогда: возможно, он уже что-то изменил.',
	'Yes for a method whose last word is list, get or fields, otherwise no':
		'«Да» для метода, последнее слово которого — list, get или fields, иначе «нет»',
	'It may change something: it is never sent twice':
		'Метод может что-то изменить: второй раз он не отправляется',
	'It may be asked again': 'Запрос можно повторить',
	'When off, the first page alone is returned, usually 50 records':
		'Если выключено, возвращается только первая страница, обычно 50 записей',
	'Retrieve the pay systems of the portal. Needs the scope pay_system and a user who is a CRM administrator.':
		'Получить платёжные системы портала. Нужны право (scope) pay_system и пользователь — администратор CRM.',
	'Only pay systems that are switched on, or that are not':
		'Только включённые платёжные системы или только выключенные',
	'Only the pay system with exactly this name': 'Только платёжная система с точно таким названием',

	// Payments
	'The payment to work on: by its own ID, or as the one payment of a deal or invoice that this operation can apply to':
		'Оплата, с которой работать: по её собственному ID либо как единственная оплата сделки или счёта, к которой применима операция',
	'Create a payment for a deal or invoice, with every product and delivery that no payment covers yet':
		'Создать оплату сделки или счёта со всеми товарами и доставками, которых ещё нет ни в одной оплате',
	'How the client pays, such as cash, card or bank transfer':
		'Как платит клиент: например, наличными, картой или банковским переводом',
	'Delete a payment permanently. A paid payment must be marked as not paid first.':
		'Удалить оплату безвозвратно. Оплаченную сначала нужно отметить как неоплаченную.',
	'Retrieve a payment: its sum, currency, pay system, and whether it is paid':
		'Получить оплату: сумму, валюту, платёжную систему и оплачена ли она',
	'Retrieve the payments of a deal, an invoice or the whole portal, each as an item of its own':
		'Получить оплаты сделки, счёта или всего портала, каждую отдельным элементом',
	'Whether to work on a deal, an invoice, or on all payments of the portal':
		'Оплаты сделки, счёта или все оплаты портала',
	'All payments of the portal. Needs the scope sale and a user with rights to the online store’s orders.':
		'Все оплаты портала. Нужны scope sale и пользователь с правами на заказы интернет-магазина.',
	'Only the payment with this number, which Bitrix24 shows to people':
		'Только оплата с этим номером, который показывает Битрикс24',
	'Only payments that were created at this time or later; in the workflow’s time zone, unless it names another':
		'Только созданные в это время или позже; в часовом поясе рабочего процесса, если не указан другой',
	'Only payments that were created at this time or earlier; in the workflow’s time zone, unless it names another':
		'Только созданные в это время или раньше; в часовом поясе рабочего процесса, если не указан другой',
	'Only payments of this order, by its own ID': 'Только оплаты этого заказа, по его ID',
	'Only payments in this currency, by its three-letter code':
		'Только оплаты в этой валюте, по её трёхбуквенному коду',
	'Only payments that are paid, or that are not': 'Только оплаченные или только неоплаченные',
	'Only payments that were paid at this time or later; in the workflow’s time zone, unless it names another':
		'Только оплаченные в это время или позже; в часовом поясе рабочего процесса, если не указан другой',
	'Only payments that were paid at this time or earlier; in the workflow’s time zone, unless it names another':
		'Только оплаченные в это время или раньше; в часовом поясе рабочего процесса, если не указан другой',
	'Only payments with this pay system': 'Только оплаты с этой платёжной системой',
	'Only payments of this sum or more; with 0 the sum does not matter':
		'Только оплаты на эту сумму или больше; при 0 сумма не важна',
	'Only payments of this sum or less; with 0 the sum does not matter':
		'Только оплаты на эту сумму или меньше; при 0 сумма не важна',
	'Ascending begins with the earliest date':
		'По возрастанию (Ascending) — начиная с самой ранней даты',
	'Ascending begins with the smallest sum':
		'По возрастанию (Ascending) — начиная с наименьшей суммы',
	'Retrieve the link by which a client pays, to send in a message':
		'Получить ссылку, по которой клиент платит, чтобы отправить её в сообщении',
	'Whether to return the link as a QR code too, as a PNG image in the binary field qr':
		'Вернуть ссылку ещё и QR-кодом: изображением PNG в двоичном поле qr',
	'Mark a payment as paid. This books money: the portal starts what a real payment starts, such as automation, messages to the client and receipts.':
		'Отметить оплату как оплаченную. Это проводит деньги: портал запускает то же, что и при настоящей оплате, — роботов, сообщения клиенту, чеки.',
	'Mark a payment as not paid, to take back what was booked by accident. This takes money off the books; the date of the payment stays.':
		'Отметить оплату как неоплаченную, чтобы отменить проведённое по ошибке. Деньги перестают числиться полученными; дата оплаты остаётся.',
	'What the new payment covers': 'Что входит в новую оплату',
	'Every product and delivery that no payment covers yet':
		'Все товары и доставки, которых ещё нет ни в одной оплате',
	'A payment of the sum 0, to which products are added later':
		'Оплата на сумму 0, в которую товары добавляются потом',
	'Whether to return the link by which the client pays, in full and short. Needs the scope salescenter.':
		'Вернуть ссылку, по которой платит клиент, полную и короткую. Нужно право (scope) salescenter.',
	'Set the bank document, comment or external ID of a payment. Whether it is paid, its sum and its pay system stay as they are. Needs the scope sale and an administrator.':
		'Записать банковский документ, комментарий или внешний ID оплаты. Оплачена ли она, её сумма и платёжная система не меняются. Нужны право (scope) sale и администратор.',
	'A comment on the payment, for employees': 'Комментарий к оплате, для сотрудников',
	'The day of the document by which it was paid; a time of day is left out':
		'День документа, по которому оплачено; время суток не передаётся',
	'The number of the document by which it was paid, such as a payment order: up to 20 characters':
		'Номер документа, по которому оплачено, например платёжного поручения: до 20 символов',
	'What the payment is called in another system, such as a bank or an acquirer: up to 255 characters':
		'Как оплата называется в другой системе, например в банке или у эквайера: до 255 символов',
	'an administrator, or a user who may change the online store’s orders':
		'администратор или пользователь с правом менять заказы интернет-магазина',
	'Change the pay system of a payment, or whether it is paid. Setting Paid books money as Pay and Unpay do.':
		'Изменить платёжную систему оплаты или то, оплачена ли она. Поле Paid проводит деньги так же, как Pay и Unpay.',
	'Whether the payment counts as paid; this books money as Pay and Unpay do':
		'Считается ли оплата оплаченной; проводит деньги так же, как Pay и Unpay',

	// Rows of a payment
	'Add a delivery of the deal or invoice to an unpaid payment, which raises its sum':
		'Добавить в неоплаченную оплату доставку сделки или счёта; сумма оплаты вырастет',
	'The delivery (shipment) of the deal or invoice that the payment is to cover':
		'Доставка (отгрузка) сделки или счёта, которую должна покрывать оплата',
	'Take a delivery out of an unpaid payment, which lowers its sum':
		'Убрать доставку из неоплаченной оплаты; сумма оплаты уменьшится',
	'The row of the payment that holds the delivery': 'Позиция оплаты, в которой стоит доставка',
	'Retrieve the deliveries of a payment, each as an item of its own':
		'Получить доставки оплаты, каждую отдельным элементом',
	'Put another delivery into a row of an unpaid payment. The portal does not check that the delivery exists.':
		'Поставить в позицию неоплаченной оплаты другую доставку. Портал не проверяет, что такая доставка есть.',
	'Add a product of the deal or invoice to an unpaid payment, which raises its sum':
		'Добавить в неоплаченную оплату товар сделки или счёта; сумма оплаты вырастет',
	'The product row of the deal or invoice that the payment is to cover':
		'Товарная позиция сделки или счёта, которую должна покрывать оплата',
	'How many of the product the payment covers, a whole number':
		'Сколько единиц товара покрывает оплата, целое число',
	'Take a product out of an unpaid payment, which lowers its sum':
		'Убрать товар из неоплаченной оплаты; сумма оплаты уменьшится',
	'The row of the payment that holds the product': 'Позиция оплаты, в которой стоит товар',
	'Retrieve the product rows of a deal or invoice that no payment covers yet':
		'Получить товарные позиции сделки или счёта, которые ещё не покрывает ни одна оплата',
	'Retrieve the products of a payment, each as an item of its own':
		'Получить товары оплаты, каждый отдельным элементом',
	'Only products of which the payment covers exactly this many':
		'Только товары, которых оплата покрывает ровно столько',
	'Ascending begins with the smallest quantity':
		'По возрастанию (Ascending) — начиная с наименьшего количества',
	'Change how many of a product an unpaid payment covers':
		'Изменить, сколько единиц товара покрывает неоплаченная оплата',

	// Rights
	'to see the order of the delivery': 'видеть заказ, к которому относится доставка',
	'to see the deal or invoice': 'видеть сделку или счёт',
	'to change the deal or invoice': 'изменять сделку или счёт',
	'to see the order of the payment': 'видеть заказ, к которому относится оплата',
	'to change the order of the payment': 'изменять заказ, к которому относится оплата',
	'to change the order of the payment; the payment must not be paid':
		'изменять заказ, к которому относится оплата; сама оплата ещё не должна быть проведена',
	'an administrator of the CRM': 'администратор CRM',
	'any employee; not an extranet user': 'любой сотрудник; не пользователь экстранета',
	'what the method asks for': 'то, чего требует метод',
};
