// What is tried first wherever passwords are guessed, among those long enough to be taken here: runs of keys, a word with its year, the
// same thing twice. Shorter ones are refused by their length.
const TRIED_FIRST = new Set(
  `password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 mypassword mypassword1 passwordpassword thepassword
  qwertyuiop qwertyuiop1 qwertyuiop123 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5 q1w2e3r4t5y6
  1qaz2wsx3edc zaq12wsxcde3 asdfghjkl1 asdfghjkl123 zxcvbnm123 zxcvbnmasd abcdefghij abcdefghijk abcdefgh12 abcd123456 abc1234567
  1234567890 0123456789 0987654321 9876543210 12345678901 123456789012 1234512345 1234567891 12341234123 1231231231 1212121212 11223344556
  iloveyou12 iloveyou123 iloveyou1234 iloveyouforever welcome123 welcome1234 welcome12345 letmein123 letmein1234 sunshine12 sunshine123
  princess12 princess123 football12 football123 baseball12 baseball123 superman12 superman123 administrator administrator1 admin12345
  admin123456 adminadmin changeme12 changeme123 changeme1234 temp123456 test123456 testtest12 testtesttest secret1234 trustno1trustno1
  liverpool1 liverpool123 manchester chocolate1 basketball summer2024 summer2025 summer2026 winter2024 winter2025 winter2026 spring2026
  autumn2026 1111111111 0000000000 correcthorsebatterystaple`.split(/\s+/),
)

/** Whether a password is among the first that anybody would try, or one character again and again.  in: the password as typed */
export function isCommonPassword(typed: string): boolean {
  const word = typed.normalize('NFKC').toLowerCase()
  return TRIED_FIRST.has(word) || TRIED_FIRST.has(word.replace(/[!.?*#]+$/, '')) || new Set(word).size <= 2
}
