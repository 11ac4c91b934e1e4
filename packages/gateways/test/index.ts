// Servers that answer as services of the outside world do, for tests of whatever talks to them through a gateway.
export { bodyOf, listening } from './listening.ts'
export { report, resendServer, signed, type ResendEmail } from './resend-server.ts'
export { smtpServer } from './smtp-server.ts'
