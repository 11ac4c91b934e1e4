// What is allowed to be different, by name. Whoever adds to a list here answers for it in review.

/** Functions that turn something public into a tenant, or name tenants to the operator: no tenant is set when they are called. */
export const DOORS: readonly string[] = ['academy_of_host', 'tenant_of_serial', 'tenant_of_slug', 'tenants_due']

/** Definer functions that act before there is a tenant. */
export const BEFORE_TENANTS: readonly string[] = ['register_tenant']

/** Tables that definer functions may see whole, since they filter by app.tenant_id() themselves. */
export const OPEN_TO_DEFINER: readonly string[] = [
  'answer_keys', 'attempt_items', 'attempts', 'catalogue_entries', 'choices', 'corrected_keys', 'exams', 'grades', 'questions', 'regraded_skills',
  'regrades', 'regradings', 'responses', 'search_aliases', 'search_courses', 'search_documents', 'search_stems', 'search_words', 'skill_grades',
  'trail', 'trail_checkpoints', 'trail_links',
]
