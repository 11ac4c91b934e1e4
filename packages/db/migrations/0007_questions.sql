-- Questions of every kind: what a learner is shown beside the prompt, what an answer holds, and what is right, each in one column.
-- Rows that are there already are converted. The owner is bound by fences like everybody else, so they are lifted meanwhile.
alter table questions drop constraint questions_kind_check;
alter table questions add constraint questions_kind_check
  check (kind in ('single', 'multiple', 'numeric', 'ordering', 'matching', 'fill-in', 'hot-spot'));
alter table questions add column detail jsonb not null default '{}';   -- Unit, text with gaps, picture and spots: nothing that tells an answer.

alter table choices add column side text check (side in ('left', 'right'));   -- Of a pair; null in every other kind.

-- A key has the shape of an answer: {picked}, {value, tolerance}, {places}, {pairs} or {folded}. library/answer.ts says which kind has which.
alter table answer_keys add column key jsonb not null default '{}' check (jsonb_typeof(key) = 'object');
alter table answer_keys no force row level security;
update answer_keys set key = jsonb_build_object('picked', to_jsonb(choice_ids));
alter table answer_keys force row level security;
alter table answer_keys alter column key drop default, drop column choice_ids;

alter table responses add column answer jsonb not null default '{}' check (jsonb_typeof(answer) = 'object');
alter table responses no force row level security;
update responses set answer = jsonb_build_object('picked', to_jsonb(choice_ids));
alter table responses force row level security;
alter table responses alter column answer drop default, drop column choice_ids;

alter table check_answers add column answer jsonb not null default '{}' check (jsonb_typeof(answer) = 'object');
alter table check_answers no force row level security;
update check_answers set answer = jsonb_build_object('picked',
  (select coalesce(jsonb_agg(place), '[]') from jsonb_array_elements_text(picked) place));   -- Places in a check are named by text now.
alter table check_answers force row level security;
alter table check_answers alter column answer drop default, drop column picked;

drop function if exists app.reveal_answer_keys(uuid, text, uuid);   -- It returns other columns now; functions.sql makes it again.
