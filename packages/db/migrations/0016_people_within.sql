-- Outside a transaction: indexes of tables that have rows.
-- Postgres takes tenant and course (or academy) for independent of each other, and so believes that a company of ten thousand has one
-- person in a course: who asked for one of them was sent through all. With the person in the index too, both ways find one row.
drop index concurrently if exists people_of_course;
create index concurrently people_of_course on enrollments (tenant_id, course_id, person_id);
drop index concurrently if exists enrollments_of_course;
drop index concurrently if exists people_of_academy;
create index concurrently people_of_academy on memberships (tenant_id, academy_id, person_id);
drop index concurrently if exists memberships_of_academy;
drop index concurrently if exists people_of_organization;
create index concurrently people_of_organization on memberships (tenant_id, organization_id, person_id);
drop index concurrently if exists memberships_of_organization;
