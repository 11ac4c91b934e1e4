/** People: who somebody is inside one tenant, how they prove it, and which academies they may enter. Nothing about a person exists
 *  outside the fence, and nothing here tells a stranger whether an address is known. */
export { hashPassword, passwordFits, PASSWORD_LENGTH } from './passwords.ts'
export { startSignUp } from './start-sign-up.ts'
export { requestLink } from './request-link.ts'
export { readLink, consumeLink, type Link } from './consume-link.ts'
export { passwordOf } from './password-of.ts'
export { enter } from './enter.ts'
export { replacePassword } from './replace-password.ts'
export { sessionRows, type SessionRow } from './session-rows.ts'
export { listSessions } from './list-sessions.ts'
export { listMembers, type Member } from './list-members.ts'
export { normalEmail } from './normal-email.ts'
