-- Outside a transaction: indexes of tables that have rows.
-- Under row security Postgres takes a tenant for one of average size, and tenant and course for independent of each other: of a company of
-- ten thousand it believes that one person is in a course, and read them all to find one. Each way to one person ends at one row now.
drop index concurrently if exists people_of_course;
create index concurrently people_of_course on enrollments (tenant_id, course_id, person_id);
drop index concurrently if exists enrollments_of_course;
drop index concurrently if exists sources_in_force;
create index concurrently sources_in_force on enrollment_sources (tenant_id, enrollment_id) where ended_at is null;
drop index concurrently if exists people_of_academy;
create index concurrently people_of_academy on memberships (tenant_id, academy_id, person_id);
drop index concurrently if exists memberships_of_academy;
drop index concurrently if exists people_of_organization;
create index concurrently people_of_organization on memberships (tenant_id, organization_id, person_id);
drop index concurrently if exists memberships_of_organization;
-- A place is written every few seconds: with its time in an index each of them left a dead row in all of its indexes.
drop index concurrently if exists places_of_person;
