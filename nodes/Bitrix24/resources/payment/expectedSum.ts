import type { IDataObject } from 'n8n-workflow';
import { sumOf } from '../../portal/money';
import { currencyCode } from '../../execution/input/texts';
import type { Expectation, Expects } from '../../execution/operationSpec';
import { invalidInput } from '../../execution/operationSpec';
import type { Result } from '../../portal/outcome';
import { notExecuted } from '../../portal/outcome';
import { shown } from '../../portal/values';

const SUM = 'Expected Sum';

const validCurrency = currencyCode('Expected Currency');

const expectation = (sum: bigint | undefined, text: string, currency?: string): Expectation => {
	const wanted = [text, currency].filter(Boolean).join(' ');
	return {
		text: `of ${wanted}`,
		fits: (payment) =>
			(sum === undefined || sumOf(payment.sum) === sum) &&
			(currency === undefined || payment.currency === currency),
		mismatch: ({ id, accountNumber, sum: own, currency: ownCurrency }) =>
			notExecuted(
				'UNEXPECTED_SUM',
				`Payment ${String(id)} (${String(accountNumber)}) is for ${String(own)} ${String(ownCurrency)}, not ${wanted}`,
				{
					advice:
						'The payment was not paid. Check that it is the right payment, and check Expected Sum and Expected Currency.',
				},
			),
	};
};

function read(options: IDataObject): Result<Expectation | undefined> {
	const expectsSum = 'expectedSum' in options;
	const sum = sumOf(options.expectedSum);
	if (expectsSum && sum === undefined) {
		return invalidInput(
			`${SUM} must be a sum such as 1200.50, not ${shown(options.expectedSum)}`,
			`Nothing was sent for this item. Enter digits and one decimal separator in ${SUM}, such as 1200.50 or 1 200,50 (1,200 is ambiguous), or remove the option to pay without this check.`,
		);
	}
	const currency =
		'expectedCurrency' in options ? validCurrency(options.expectedCurrency, '', {}) : undefined;
	if (currency?.ok === false) return currency;
	if (!expectsSum && currency === undefined) return { ok: true, value: undefined };
	const text = expectsSum ? String(options.expectedSum).trim() : '';
	return {
		ok: true,
		value: expectation(expectsSum ? sum : undefined, text, currency?.value as string | undefined),
	};
}

/** Pays only a payment of exactly this sum and currency: what a bookkeeper compares before paying. */
export const expectedSum: Expects = {
	options: ['expectedSum', 'expectedCurrency'],
	read,
	call: ({ parameters: { id } }) => ({ method: 'crm.item.payment.get', parameters: { id } }),
};
