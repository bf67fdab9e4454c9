import type { Texts } from './en';

/**
 * What the portal says in German: the first five as public copies of the server's files have them, the rest
 * are ours. They are here to show that nothing hangs on words.
 */
export const de: Texts = {
	orderCanceled: 'Stornierte Bestellung kann nicht bezahlt werden',
	deletePaid: 'Teilbezahlung wurde gemacht. Stornieren Sie die Bezahlung',
	sumOfPaid:
		'Gesamtbetrag der Bestellung kann nicht geändert werden, wenn der Status "Bezahlt" ist',
	wrongPaySystem: 'Das angegebene Zahlungssystem ist nicht korrekt',
	notEnoughMoney: 'Unzureichende Mittel auf dem internen Konto',
	entityNotFound: 'Das Element mit der Nummer #ID# gibt es nicht',
	unknownEntityType: 'Unbekannter Elementtyp #TYPE#',
	paymentsDisabled: 'Für diesen Elementtyp lassen sich keine Zahlungen anlegen',
	paymentsLimit: 'Die Höchstzahl der Zahlungen ist erreicht',
	paymentNotFound: 'Zahlung wurde nicht gefunden',
	zeroQuantity: 'Die Menge muss größer als 0 sein',
	productNotFound: 'Produktposition wurde nicht gefunden',
	notEnoughProduct: 'So viel ist von diesem Produkt nicht mehr übrig',
	deliveryNotFound: 'Lieferung wurde nicht gefunden',
	severalOrders: 'Mehrere Bestellungen werden nicht unterstützt',
	denied: 'Zugriff verweigert',
	readDenied: 'Sie dürfen dieses Element nicht ansehen',
	itemNotFound: 'Element wurde nicht gefunden',
	typeNotFound: 'Smart-Prozess wurde nicht gefunden',
	typeNotSupported: 'Der Typ „#TYPE#“ wird nicht unterstützt',
};
