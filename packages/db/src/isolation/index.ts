/** The proof that tenants are kept apart, generated from the catalogue: probes that attack, a lint that reads, a golden file of every
 *  policy and grant, and planted faults that show the other three awake. A new fenced table is covered without a line here. */
export { lint, type Finding } from './lint.ts'
export { goldenDifference, policiesAndGrants, writeGolden } from './golden.ts'
export { examine, examineFault, isCaught, type Examination } from './run.ts'
export { FAULTS, type Fault } from './faults.ts'
export { align, isolationTable, PROBES_OF_A_TABLE } from './table.ts'
