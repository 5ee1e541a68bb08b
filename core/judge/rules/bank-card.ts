import { personalNumberRule } from '../personal-number-rule.ts';

/** No bank card number (银行卡号, with its Luhn check digit) in any text. */
export const BANK_CARD = personalNumberRule('bank-card', 'bank-card');
