import { ruleCases } from './rule-cases.ts';

ruleCases('field-too-long', [['at the limit', { sections: { five: '改'.repeat(20_000) } }, []]]);
