const rights =
	'Дайте пользователю вебхука право изменять эту сделку, счёт и заказ в CRM > Настройки > Права доступа или создайте вебхук под пользователем, у которого оно есть.';
const anew =
	'Создайте на портале новый входящий вебхук (Разработчикам > Другое > Входящий вебхук) и вставьте его URL в учётные данные.';
const connectAnew = 'Откройте учётные данные Bitrix24 OAuth2 API и подключите их заново.';
const look = 'Посмотрите запись на портале, прежде чем запускать ещё раз.';
const unsent = 'Для этого элемента ничего не отправлено.';
const webhookUrl =
	'Ничего не отправлено. Откройте на портале Разработчикам > Другое > Входящий вебхук, скопируйте показанный там URL (https://your-portal.bitrix24.com/rest/1/…/) и вставьте его в Webhook URL учётных данных Bitrix24 API.';

/** What the node advises, in Russian: with the words for a webhook where it speaks of one. */
// One line an advice, however long.
// prettier-ignore
export const russianAdvice: Record<string, string> = {
	// The payment or its id
	'There is no payment with this id in the portal, or it was deleted. Check Payment: it takes the payment’s own id, not the id of its deal and not its number such as 3653/1.': 'Оплаты с таким ID на портале нет, или она удалена. Проверьте Payment: там должен быть собственный ID оплаты, а не ID её сделки и не её номер вида 3653/1.',
	'There is no payment with this id in the portal, or it was deleted. Check Payment.': 'Оплаты с таким ID на портале нет, или она удалена. Проверьте Payment.',
	'There is no such row in a payment, or it was deleted. Check Payment Product: it takes the id that the payment’s list of products or deliveries shows.': 'Такой позиции в оплате нет, или она удалена. Проверьте Payment Product: там должен быть id из списка товаров или доставок оплаты.',
	'There is no delivery with this id in the portal, or it was deleted. Check Delivery.': 'Доставки с таким ID на портале нет, или она удалена. Проверьте Delivery.',
	'The deal or invoice has no such product row. Check Product Row: it takes the ID that Payment Product > Get Available shows.': 'В сделке или счёте нет такой товарной позиции. Проверьте Product Row: там должен быть ID, который показывает Payment Product > Get Available.',
	'There is no pay system with this id. Check Pay System: the portal lists its pay systems in CRM > Settings > Payment systems.': 'Платёжной системы с таким ID нет. Проверьте Pay System: список платёжных систем портала — в CRM > Настройки > Платёжные системы.',
	'This payment belongs to no deal or invoice, so it can’t take products or deliveries. Check Payment.': 'Эта оплата не относится ни к сделке, ни к счёту, поэтому добавить в неё товары или доставки нельзя. Проверьте Payment.',
	'There is no deal or invoice with this id in the portal. Check Deal, and whether Belongs To is the right kind.': 'Сделки или счёта с таким ID на портале нет. Проверьте Deal и то, верный ли вид выбран в Belongs To.',
	'There is no deal or invoice with this id in the portal. Check Deal.': 'Сделки или счёта с таким ID на портале нет. Проверьте Deal.',
	'The client’s inner account in the portal has less money than the payment’s sum. Top up the account (CRM > Settings > Client accounts), or give the payment another pay system.': 'На внутреннем счёте клиента меньше денег, чем сумма оплаты. Пополните счёт (CRM > Настройки > Счета клиентов) или выберите для оплаты другую платёжную систему.',
	'The payment’s pay system refused. In most cases this is it: The client’s inner account in the portal has less money than the payment’s sum. Top up the account (CRM > Settings > Client accounts), or give the payment another pay system.': 'Отказала платёжная система оплаты. Чаще всего дело вот в чём: на внутреннем счёте клиента меньше денег, чем сумма оплаты. Пополните счёт (CRM > Настройки > Счета клиентов) или выберите для оплаты другую платёжную систему.',
	'Either there is no payment with this id in the portal, or something else is in the way: this text says which. Check Payment: it takes the payment’s own id, not the id of its deal and not its number such as 3653/1. Then look at the payment and its order in the portal.': 'Либо оплаты с таким ID на портале нет, либо мешает что-то другое: что именно, говорит этот текст. Проверьте Payment: там должен быть собственный ID оплаты, а не ID её сделки и не её номер вида 3653/1. Затем посмотрите на портале оплату и её заказ.',
	'Either there is no deal or invoice with this id, or the portal’s plan allows no more payments: this text says which. Check Deal, and whether Belongs To is the right kind.': 'Либо сделки или счёта с таким ID нет, либо тариф портала больше оплат не допускает: что именно, говорит этот текст. Проверьте Deal и то, верный ли вид выбран в Belongs To.',
	'The payment, the product row, or so much of the product is not there: this text says which. Check Payment, Product Row and Quantity: Payment Product > Get Available shows what the deal or invoice still has.': 'Нет либо оплаты, либо товарной позиции, либо такого количества товара: чего именно, говорит этот текст. Проверьте Payment, Product Row и Quantity: Payment Product > Get Available показывает, что ещё осталось в сделке или счёте.',
	'The payment or the delivery is not there: this text says which. Check Payment, and Delivery: Delivery > Get Many shows those of the deal or invoice.': 'Нет либо оплаты, либо доставки: чего именно, говорит этот текст. Проверьте Payment и Delivery: доставки сделки или счёта показывает Delivery > Get Many.',
	'The portal does not tell this of a deal or invoice with several orders. Name the product row by its ID, or add the products in the portal.': 'О сделке или счёте с несколькими заказами портал этого не сообщает. Укажите товарную позицию по её ID или добавьте товары на портале.',
	'The order of this payment was cancelled. Restore the order in the portal first, or leave this payment unpaid.': 'Заказ этой оплаты отменён. Сначала восстановите заказ на портале или оставьте оплату неоплаченной.',
	'The payment’s pay system no longer exists or is switched off. Give the payment another pay system, then run this again.': 'Платёжной системы этой оплаты больше нет, или она выключена. Выберите для оплаты другую платёжную систему и запустите ещё раз.',
	'A paid payment can’t be deleted. Mark it as unpaid first (Payment > Unpay), then delete it.': 'Оплаченную оплату удалить нельзя. Сначала отметьте её как неоплаченную (Payment > Unpay), затем удалите.',
	'The pay system’s provider refused. Look at the payment in the portal and at the settings of its pay system.': 'Отказал провайдер платёжной системы. Посмотрите на портале оплату и настройки её платёжной системы.',
	'The portal has no public page for this payment: set up an online store or payment page in Sales Center, then run this again.': 'У портала нет публичной страницы для этой оплаты: настройте в Центре продаж интернет-магазин или страницу оплаты и запустите ещё раз.',
	'Nothing was sent for this item. Fill in Payment with the payment’s ID, such as 1038, or check that the expression in it finds a value in this item.': `${unsent} Укажите в Payment ID оплаты, например 1038, или проверьте, что выражение в этом поле находит значение в этом элементе.`,
	'Nothing was sent for this item. Fill in Payment with the payment’s ID, such as 1038.': `${unsent} Укажите в Payment ID оплаты, например 1038.`,
	'Nothing was changed. Name the one that is meant by its own ID in Payment (By ID).': 'Ничего не изменено. Укажите в Payment (By ID) собственный ID нужной оплаты.',
	'Nothing was changed. Check that Payment holds the ID of the right deal, and that it has a payment which this operation can apply to.': 'Ничего не изменено. Проверьте, что в Payment стоит ID нужной сделки и что у неё есть оплата, к которой применима эта операция.',
	'There is no such record in the portal, or it was deleted. Check Payment.': 'Такой записи на портале нет, или она удалена. Проверьте Payment.',
	'Open Sales Center in the portal, go to the settings of the payment site and confirm its phone number, then run this again.': 'Откройте на портале Центр продаж, в настройках сайта оплаты подтвердите номер телефона и запустите ещё раз.',
	'The change was made; look at the record in the portal. Retry On Fail reads it again and does not send the change a second time.': 'Изменение сделано; посмотрите запись на портале. Retry On Fail прочитает её ещё раз и не отправит изменение повторно.',
	'Look at the record in the portal, and at handlers and automation that may have changed it back.': 'Посмотрите запись на портале, а также обработчики и роботов: они могли изменить её обратно.',

	// Rights and plan
	'Either there is no such record, or the webhook’s user may not change it: portals that answer so do not say which. Check Payment. Give the webhook’s user the right to change this deal, invoice and order in CRM > Settings > Access permissions, or create the webhook as a user who has it.': `Либо такой записи нет, либо пользователю вебхука нельзя её изменять: порталы, которые отвечают так, не говорят, что именно. Проверьте Payment. ${rights}`,
	'The webhook’s user may not do this with this record; products and deliveries of a paid payment can’t be changed by anyone. Give the webhook’s user the right to change this deal, invoice and order in CRM > Settings > Access permissions, or create the webhook as a user who has it.': `Пользователю вебхука нельзя делать это с этой записью; товары и доставки оплаченной оплаты не может изменить никто. ${rights}`,
	'The webhook’s user may not do this: for a payment the portal asks for the right to its order, which is apart from the right to its deal or invoice. Give the webhook’s user the right to orders, too, in CRM > Settings > Access permissions, or create the webhook as a user who has it.': 'Пользователю вебхука нельзя это делать: для оплаты портал требует права на её заказ, а оно отдельно от права на сделку или счёт. Дайте пользователю вебхука и право на заказы в CRM > Настройки > Права доступа или создайте вебхук под пользователем, у которого оно есть.',
	'The webhook’s user may not do this with this deal or invoice. Give the webhook’s user the right to change this deal, invoice and order in CRM > Settings > Access permissions, or create the webhook as a user who has it.': `Пользователю вебхука нельзя делать это с этой сделкой или этим счётом. ${rights}`,
	'The portal asks an administrator before this method may be called, and nobody has answered yet. Let an administrator allow it in the notifications of the portal, then run this again.': 'Прежде чем вызвать этот метод, портал спрашивает администратора, и ответа ещё нет. Пусть администратор разрешит его в уведомлениях портала; затем запустите ещё раз.',
	'An administrator of the portal has forbidden this method to be called. Let an administrator allow it, or do without it.': 'Администратор портала запретил вызывать этот метод. Пусть администратор разрешит его, или обойдитесь без него.',
	'The portal does not let the webhook’s user call this. Let an administrator of the portal grant the access, or create the webhook as a user who has it.': 'Портал не позволяет пользователю вебхука это вызывать. Пусть администратор портала даст доступ, или создайте вебхук под пользователем, у которого он есть.',
	'The portal does not accept this access; most often the application is not installed there, or not to its end. Install it, then run this again. If there is none: Open the Bitrix24 OAuth2 API credential and connect it again.': `Портал не принимает этот доступ; чаще всего приложение там не установлено или установлено не до конца. Установите его и запустите ещё раз. Если приложения нет: ${connectAnew}`,
	'A parameter has a value that the portal can’t use. Check Parameters (JSON).': 'Портал не может использовать значение одного из параметров. Проверьте Parameters (JSON).',
	'Only an administrator of the CRM may see the pay systems: create the webhook as one, or name the pay system by its ID.': 'Платёжные системы видит только администратор CRM: создайте вебхук под администратором или укажите платёжную систему по её ID.',
	'Only a user with rights to the online store’s orders may see all payments: create the webhook as one, or name the payment by its ID, its deal or its invoice.': 'Все оплаты видит только пользователь с правами на заказы интернет-магазина: создайте вебхук под таким пользователем или укажите оплату по её ID, сделке или счёту.',
	'The webhook’s user may not read this. Give the webhook’s user the right to change this deal, invoice and order in CRM > Settings > Access permissions, or create the webhook as a user who has it.': `Пользователю вебхука нельзя это читать. ${rights}`,
	'The webhook’s user may not change this. Give the webhook’s user the right to change this deal, invoice and order in CRM > Settings > Access permissions, or create the webhook as a user who has it.': `Пользователю вебхука нельзя это изменять. ${rights}`,
	'The webhook’s user is an extranet user: create the webhook as an employee of the company.': 'Пользователь вебхука — из экстранета: создайте вебхук под сотрудником компании.',
	'The REST API is part of commercial plans and the Marketplace subscription: renew it in the portal, then run this again.': 'REST API входит в коммерческие тарифы и в подписку на Маркет: продлите её на портале и запустите ещё раз.',
	'The portal’s plan allows no more payments of this kind. Delete some that are not needed, or change the plan.': 'Тариф портала больше не позволяет создавать такие оплаты. Удалите ненужные или смените тариф.',
	'The record is there and the webhook’s user may see it, but not change it. Give that user the right to change it in CRM > Settings > Access permissions, or create the webhook as a user who has it.': 'Запись есть, и пользователь вебхука её видит, но изменять не может. Дайте ему право её изменять в CRM > Настройки > Права доступа или создайте вебхук под пользователем, у которого оно есть.',

	// The credential
	'The webhook in the credential is wrong, was deleted, or has come to its end date. Create a new inbound webhook in the portal (Developer resources > Other > Inbound webhook) and paste its URL into the credential.': `Вебхук в учётных данных неверен, удалён, или срок его действия закончился. ${anew}`,
	'The portal does not know this way in. Create a new inbound webhook in the portal (Developer resources > Other > Inbound webhook) and paste its URL into the credential.': `Порталу такой доступ неизвестен. ${anew}`,
	'The webhook lacks the scope crm. Open the webhook in the portal (Developer resources > Integrations), add this scope and save it; the URL stays the same.': 'Вебхуку не хватает права (scope) crm. Откройте вебхук на портале (Разработчикам > Интеграции), добавьте это право и сохраните; URL останется прежним.',
	'The application lacks the scope crm. Add it in the application’s card in the portal (Developer resources > Integrations), then connect the credential again.': 'Приложению не хватает права (scope) crm. Добавьте его в карточке приложения на портале (Разработчикам > Интеграции) и подключите учётные данные заново.',
	'The access has run out. Open the Bitrix24 OAuth2 API credential and connect it again.': `Срок доступа истёк. ${connectAnew}`,
	'The portal does not accept this access. Open the Bitrix24 OAuth2 API credential and connect it again.': `Портал не принимает этот доступ. ${connectAnew}`,
	'The user has no access to the application. Let an administrator of the portal grant it.': 'У пользователя нет доступа к приложению. Пусть его откроет администратор портала.',
	'The webhook’s user was dismissed or can’t be authorised. Create a new inbound webhook in the portal (Developer resources > Other > Inbound webhook) and paste its URL into the credential.': `Пользователь вебхука уволен, или его нельзя авторизовать. ${anew}`,
	'The application is switched off or was removed from the portal. Install it again.': 'Приложение выключено или удалено с портала. Установите его заново.',
	'Nothing was sent. In the portal open Developer resources > Other > Inbound webhook, copy the URL shown there (https://your-portal.bitrix24.com/rest/1/…/) and paste it into Webhook URL of the Bitrix24 API credential.': webhookUrl,
	'Nothing was sent. Open the Bitrix24 OAuth2 API credential and press Connect.': 'Ничего не отправлено. Откройте учётные данные Bitrix24 OAuth2 API и нажмите Connect.',
	'Nothing was sent. Enter the host name of the portal, such as your-portal.bitrix24.com, in Portal of the Bitrix24 OAuth2 API credential.': 'Ничего не отправлено. Укажите имя хоста портала, например your-portal.bitrix24.com, в поле Portal учётных данных Bitrix24 OAuth2 API.',
	'Nothing was sent. Look whether n8n’s database answers, and the external secrets that the credential uses.': 'Ничего не отправлено. Проверьте, отвечают ли база данных n8n и внешние секреты, которые используют учётные данные.',
	'Nothing was sent. Correct it in the Bitrix24 OAuth2 API credential, then connect the credential again.': 'Ничего не отправлено. Исправьте это в учётных данных Bitrix24 OAuth2 API и подключите их заново.',
	'Nothing was sent for this item. Open the Bitrix24 OAuth2 API credential and connect it again: access ends after 180 days without use, and when the application is installed anew.': `${unsent} Откройте учётные данные Bitrix24 OAuth2 API и подключите их заново: доступ заканчивается через 180 дней без использования и при повторной установке приложения.`,
	'Nothing was sent for this item. Run it again later; if this comes again, check Authorization Server, Client ID and Client Secret in the Bitrix24 OAuth2 API credential.': `${unsent} Запустите его позже; если это повторится, проверьте Authorization Server, Client ID и Client Secret в учётных данных Bitrix24 OAuth2 API.`,
	'Nothing was sent for this item. Check Client ID and Client Secret in the Bitrix24 OAuth2 API credential against the application’s card in the portal, then connect it again.': `${unsent} Сверьте Client ID и Client Secret в учётных данных Bitrix24 OAuth2 API с карточкой приложения на портале и подключите их заново.`,

	// Limits
	'Other programs use up this portal’s request limit. Run this again later, raise Max Wait in the options, or give the other programs a slower pace.': 'Предел запросов этого портала исчерпывают другие программы. Запустите позже, увеличьте Max Wait в параметрах узла или замедлите другие программы.',
	'This method has used up its operating time on the portal. Run this again when the block is over, or raise Max Wait in the options.': 'Этот метод исчерпал своё время выполнения на портале. Запустите, когда блокировка закончится, или увеличьте Max Wait в параметрах узла.',
	'Bitrix24 has blocked this portal’s REST API by hand because of overload. Write to Bitrix24 support.': 'Битрикс24 вручную заблокировал REST API этого портала из-за перегрузки. Напишите в поддержку Битрикс24.',
	'Nothing was sent for this item. Run the workflow again when you want it done.': `${unsent} Запустите рабочий процесс ещё раз, когда это понадобится.`,

	// The portal or the way to it
	'This portal no longer exists. Check the portal’s address in the credential.': 'Этого портала больше нет. Проверьте адрес портала в учётных данных.',
	'Nothing was sent to the new address, since the credential’s secret would go with it. If the new address is yours, enter it in the credential.': 'На новый адрес ничего не отправлено: вместе с запросом туда ушёл бы секрет из учётных данных. Если новый адрес ваш, внесите его в учётные данные.',
	'The portal takes https only: the URL in the credential must begin with https://, also behind a proxy.': 'Портал принимает только https: URL в учётных данных должен начинаться с https://, в том числе за прокси.',
	'A proxy between n8n and the portal changes the request’s verb. Let it pass POST requests as they are.': 'Прокси между n8n и порталом меняет метод HTTP. Пусть он пропускает запросы POST без изменений.',
	'The portal could not reach Bitrix24’s authorisation server. Run this again later.': 'Портал не смог связаться с сервером авторизации Битрикс24. Запустите позже.',
	'The portal had a fault of its own. Look at the record in the portal before you run this again.': `На самом портале произошёл сбой. ${look}`,
	'The portal had a fault of its own. Look at the record in the portal; if this comes again, write to Bitrix24 support with this text.': 'На самом портале произошёл сбой. Посмотрите запись на портале; если это повторится, напишите в поддержку Битрикс24, приложив этот текст.',
	'Something between n8n and the portal answered in its place, or the portal was cut short. Look at the record in the portal before you run this again.': `Вместо портала ответило что-то между ним и n8n, или ответ портала оборвался. ${look}`,
	'Nothing was sent. Check the portal’s address in the credential, and that n8n can reach it.': 'Ничего не отправлено. Проверьте адрес портала в учётных данных и то, что он доступен из n8n.',
	'Nobody can tell from here whether it happened. Look at the record in the portal before you run this again.': `Произошло ли это, отсюда не узнать. ${look}`,
	'Nothing was changed by this item. Run it again when the portal answers.': 'Этот элемент ничего не изменил. Запустите его ещё раз, когда портал будет отвечать.',
	'It was not sent again, since that could add a second one. Look at the payments of this deal or invoice in the portal (or with Payment > Get Many) before you run this again.': 'Повторно не отправлено: могла бы добавиться вторая запись. Прежде чем запускать ещё раз, посмотрите оплаты этой сделки или счёта на портале (или операцией Payment > Get Many).',
	'Nothing was sent. Choose a Bitrix24 API credential in the node, or create one there.': 'Ничего не отправлено. Выберите в узле учётные данные Bitrix24 API или создайте их там.',
	'Nothing was sent to Bitrix24. Check that the credential still exists, that this workflow may use it, and that n8n runs with the encryption key with which it was saved; then save it again.': 'В Битрикс24 ничего не отправлено. Проверьте, что учётные данные ещё существуют, что этот воркфлоу может их использовать и что n8n запущен с тем ключом шифрования, с которым они сохранены; затем сохраните их заново.',
	'Nothing was sent. If the portal is your own, give n8n the certificate of its authority with the environment variable NODE_EXTRA_CA_CERTS, or let it send the whole chain. For the Bitrix24 node alone, Ignore SSL Issues in Request Options skips the check; triggers and lists in the editor have no such option.': 'Ничего не отправлено. Если портал ваш собственный, передайте n8n сертификат его центра в переменной окружения NODE_EXTRA_CA_CERTS или настройте портал отправлять всю цепочку. Только для узла Bitrix24 проверку отключает Ignore SSL Issues в Request Options; у триггеров и списков в редакторе такого параметра нет.',
	'Nothing was sent. Check that the address in the credential takes https, and which TLS versions the portal, or a proxy in front of it, allows.': 'Ничего не отправлено. Проверьте, что адрес в учётных данных принимает https и какие версии TLS разрешает портал или прокси перед ним.',
	'Nothing was sent. Check the portal’s address in the credential, and whether a firewall between n8n and the portal drops connections.': 'Ничего не отправлено. Проверьте адрес портала в учётных данных и не отбрасывает ли соединения сетевой экран между n8n и порталом.',
	'Nothing was sent. Check the proxy: Proxy in Request Options, or HTTPS_PROXY and HTTP_PROXY in the environment of n8n.': 'Ничего не отправлено. Проверьте прокси: Proxy в Request Options или HTTPS_PROXY и HTTP_PROXY в окружении n8n.',
	'The portal’s licence is over, or its REST API is closed. Open the portal in a browser: renew the licence, or let an administrator open /rest/ to calls from outside. Then run this again.': 'Лицензия портала закончилась, или его REST API закрыт. Откройте портал в браузере: продлите лицензию или попросите администратора открыть /rest/ для вызовов извне. Затем запустите ещё раз.',
	'Nothing was sent. Ask the administrator of n8n to allow the portal’s host: it is on a list of addresses that n8n must not call, or not on the list of those that this credential may be sent to.': 'Ничего не отправлено. Попросите администратора n8n разрешить хост портала: он в списке запрещённых адресов n8n или не в списке тех, куда можно отправлять эти учётные данные.',
	'Nothing was sent to Bitrix24. Put them into the proxy’s address: Proxy in Request Options, or HTTPS_PROXY in the environment of n8n.': 'В Битрикс24 ничего не отправлено. Укажите их в адресе прокси: Proxy в Request Options или HTTPS_PROXY в окружении n8n.',
	'It was not paid. Check which payment is meant, and what Expected Sum and Expected Currency are made of.': 'Оплата не отмечена. Проверьте, какая оплата имеется в виду и из чего составлены Expected Sum и Expected Currency.',
	'Nothing was changed. Ask for less: set a filter, a limit, or fewer fields.': 'Ничего не изменено. Запросите меньше: задайте фильтр, лимит или меньше полей.',
	'Nothing was changed. n8n cannot process such an answer: ask for other fields or other records.': 'Ничего не изменено. Такой ответ n8n обработать не может: запросите другие поля или другие записи.',
	'Nothing was changed. Ask for less: set a filter.': 'Ничего не изменено. Запросите меньше: задайте фильтр.',
	'Nothing was sent for this item. Check its input; if that is right, report this text to the makers of the node.': `${unsent} Проверьте входные данные элемента; если они верны, сообщите этот текст разработчикам узла.`,
	'Nothing was changed by this item. Run it again; if this comes again, report this text to the makers of the node.': 'Этот элемент ничего не изменил. Запустите его ещё раз; если ошибка повторится, сообщите этот текст разработчикам узла.',
	'It is unknown whether it was done. Look at the record in the portal before you run this again.': `Неизвестно, выполнена ли операция. ${look}`,
	'Nothing was changed. Run it again when the portal answers.': 'Ничего не изменено. Запустите ещё раз, когда портал будет отвечать.',
	'It was not done, and Bitrix24 gave no reason. Look at the record in the portal, then run this item again.':
		'Это не сделано, и причины Битрикс24 не назвал. Посмотрите запись на портале и запустите этот элемент ещё раз.',
	'This text is Bitrix24’s own. Look at the record in the portal, mend what it names, then run this item again.': 'Это слова самого Битрикс24. Посмотрите запись на портале, исправьте то, что в них названо, и запустите этот элемент ещё раз.',

	// Fields of the operation
	'Set at least one field to change: Pay System or Paid.': 'Задайте хотя бы одно поле, которое нужно изменить: Pay System или Paid.',
	'Check Quantity: it must be above 0 and no more than the deal still has of this product.': 'Проверьте Quantity: оно должно быть больше 0 и не больше, чем осталось этого товара в сделке.',
	'Payments belong to deals and invoices only: choose one of these two.': 'Оплаты бывают только у сделок и счетов: выберите одно из двух.',
	'The portal can’t use one of the values sent. Check the filter and the fields of this operation.': 'Портал не может использовать одно из отправленных значений. Проверьте фильтр и поля этой операции.',
	'Nothing was sent for this item. Add Paid or Pay System to Update Fields.': `${unsent} Добавьте в Update Fields поле Paid или Pay System.`,
	'Nothing was sent for this item. The application is not installed on the portal: install it there, or finish its installation, then connect the credential again.': `${unsent} Приложение не установлено на портале: установите его там или завершите установку, затем подключите учётные данные заново.`,
	'Nothing was sent for this item. The REST API is part of commercial plans and the Marketplace subscription: renew it in the portal, then run this again.': `${unsent} REST API входит в коммерческие тарифы и в подписку на Маркет: продлите её на портале и запустите ещё раз.`,
	'Nothing was sent for this item. Check the scopes in the application’s card in the portal, then connect the credential again.': `${unsent} Проверьте права (scope) в карточке приложения на портале, затем подключите учётные данные заново.`,
	'Nothing was sent for this item. Choose a value from the list of Belongs To.': `${unsent} Выберите значение из списка Belongs To.`,
	'Nothing was sent for this item. Fill in Limit with how many records to return, such as 50.': `${unsent} Укажите в Limit, сколько записей вернуть, например 50.`,
	'Nothing was sent for this item. Fill in Sum From with a sum such as 1200.50.': `${unsent} Укажите в Sum From сумму, например 1200.50.`,
	'Nothing was sent for this item. Fill in Currency with a code such as RUB or EUR.': `${unsent} Укажите в Currency код, например RUB или EUR.`,
	'Nothing was sent for this item. Fill in Paid From with a date such as 2026-01-31 or 2026-01-31T09:00:00+03:00.': `${unsent} Укажите в Paid From дату, например 2026-01-31 или 2026-01-31T09:00:00+03:00.`,

	// Method > Call and batches
	'This portal has no such method: check its name. A self-hosted portal may need an update of its CRM and Online Store modules.': 'На этом портале нет такого метода: проверьте его имя. Коробочному порталу может понадобиться обновление модулей CRM и «Интернет-магазин».',
	'This method works with an application only, not with a webhook.': 'Этот метод работает только с приложением, не с вебхуком.',
	'The portal did not receive this parameter. If the portal’s address was changed, enter its new one in the credential; otherwise check Parameters (JSON).': 'Портал не получил этого параметра. Если адрес портала изменился, внесите новый в учётные данные; если нет, проверьте Parameters (JSON).',
	'The portal takes another kind of value here. Check Parameters (JSON).': 'Портал принимает здесь значение другого вида. Проверьте Parameters (JSON).',
	'The portal knows no such field to filter or sort by. Field names are written as in the payment itself, for example paySystemId.': 'Портал не знает такого поля для отбора или сортировки. Имена полей пишутся как в самой оплате, например paySystemId.',
	'A parameter is missing or has a value that the portal can’t use. Check Parameters (JSON).': 'Параметра не хватает, или портал не может использовать его значение. Проверьте Parameters (JSON).',
	'This method can’t run inside a batch. Set Batch Size to 0.': 'Этот метод не выполняется внутри пакета. Задайте Batch Size 0.',
	'The portal takes fewer commands in one batch. Set a smaller Batch Size.': 'Портал принимает в одном пакете меньше команд. Задайте меньший Batch Size.',
	'Nothing was sent for this item. Fill in Method with a name such as crm.deal.get.': `${unsent} Укажите в Method имя, например crm.deal.get.`,
	'Nothing was sent for this item. Fill in Parameters (JSON) with something like {"id": 13144}; names and texts stand in double quotes.': `${unsent} Укажите в Parameters (JSON) что-то вроде {"id": 13144}; имена и тексты стоят в двойных кавычках.`,

	// Any other code
	'Nothing was done for this item. Run it again.': 'Для этого элемента ничего не сделано. Запустите его ещё раз.',

	// With an OAuth2 credential
	'the webhook’s user': 'пользователь вебхука',
	'the user who connected the credential': 'пользователь, который подключил учётные данные',
	'create the webhook as': 'создайте вебхук под пользователем',
	'connect the credential as': 'подключите учётные данные под пользователем',
	'Create a new inbound webhook in the portal (Developer resources > Other > Inbound webhook) and paste its URL into the credential.': anew,
	'Open the Bitrix24 OAuth2 API credential and connect it again.': connectAnew,
};
