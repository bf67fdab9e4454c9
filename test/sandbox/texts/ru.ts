import type { Texts } from './en';

/**
 * What the portal says in Russian: the words of the documentation, and of the shop those of public copies of
 * the server's files; sumOfPaid down to notEnoughMoney among them. paymentsLimit, unknownEntityType,
 * severalOrders and readDenied are ours.
 */
export const ru: Texts = {
	orderCanceled: 'Невозможно оплатить отмененный заказ',
	deletePaid: 'Оплата оплачена. Отмените оплату',
	sumOfPaid: 'Нельзя изменить сумму оплаты, если установлен статус "Оплачено"',
	wrongPaySystem: 'Указана неверная платежная система',
	notEnoughMoney: 'Недостаточно средств на внутреннем счете',
	entityNotFound: 'Сущность с идентификатором №#ID# не существует',
	unknownEntityType: 'Неизвестный тип сущности #TYPE#',
	paymentsDisabled: 'Для данной сущности функционал создания оплат недоступен',
	paymentsLimit: 'Достигнуто максимальное количество оплат',
	paymentNotFound: 'Оплата не найдена',
	zeroQuantity: 'Количество товара не может быть меньше либо равно 0',
	productNotFound: 'Товарная позиция не найдена',
	notEnoughProduct: 'Недостаточно товара для добавления в оплату',
	deliveryNotFound: 'Позиция доставки не найдена',
	severalOrders: 'Несколько заказов не поддерживается',
	denied: 'Доступ запрещен',
	readDenied: 'Недостаточно прав для просмотра элемента',
	itemNotFound: 'Элемент не найден',
	typeNotFound: 'Смарт-процесс не найден',
	typeNotSupported: 'Тип «#TYPE#» не поддерживается',
};
