import { personalNumberRule } from '../personal-number-rule.ts';

/** No citizen identity number (公民身份号码, GB 11643) in any text: published data can't be called back. */
export const PERSONAL_ID = personalNumberRule('personal-id', 'identity');
