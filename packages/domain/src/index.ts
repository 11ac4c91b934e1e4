/** What every folder of the domain may use: refusals and the context a verb is called with. The folders themselves, in the order in
 *  which they may use each other, are tenancy, people, library, learning, credentials. */
export { Refusal, refusals, type RefusalCode } from './refusals.ts'
