import { personalNumberRule } from '../personal-number-rule.ts';

/** A mobile number in a text may be a private one: a question, because an office may publish its own. */
export const MOBILE_NUMBER = personalNumberRule('mobile-number', 'mobile');
